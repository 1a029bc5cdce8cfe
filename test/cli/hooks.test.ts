import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { openContract } from "../../conformance/kit/index.ts";
import { contractFolder } from "../../openapi/read.ts";
import { root } from "../../src/package.ts";
import { typed } from "./terminal.ts";

const { panelActions } = openContract(contractFolder("rank-math"));

test("the contract of hooks is a valid OpenAPI document", async () => {
  const { code, out } = await typed(["hooks", "--print", "rank-math"]);
  expect(code).toBe(0);
  const folder = mkdtempSync(join(tmpdir(), "stunt-double-hooks-"));
  writeFileSync(join(folder, "hooks.yaml"), out);
  const redocly = join(root, "node_modules/@redocly/cli/bin/cli.js");
  // Ends with another code than 0, which throws, when the document is not valid.
  const arguments_ = [
    redocly,
    "lint",
    "--format=json",
    "--config",
    join(root, "redocly.yaml"),
    join(folder, "hooks.yaml"),
  ];
  const linted = JSON.parse(
    execFileSync(process.execPath, arguments_, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
  );
  expect(linted.totals).toMatchObject({ errors: 0, warnings: 0 });
  rmSync(folder, { recursive: true });
}, 60_000);

test("it holds clock, outbox and every panel action, as the contracts have them, and nothing else", async () => {
  const { out } = await typed(["hooks", "rank-math"]);
  const document = parse(out);
  expect(Object.keys(document.paths)).toEqual([
    "/readClock",
    "/advanceClock",
    "/readOutbox",
    "/listPanelActions",
    ...[...panelActions].map((action) => `/panel/${action}`),
  ]);
  expect(JSON.stringify(document)).not.toMatch(/x-sandbox|TokenNeeded|\{sandbox\}/);
  expect(document.components.schemas.Refusal.properties).toHaveProperty("remedy");
  expect(document.components.schemas.PanelRefusal.properties).not.toHaveProperty("remedy");
  expect(out).toMatch(/^# What a rank-math target may serve/);
  expect(out).toContain('{"operation": "panel/<action>", "body": {…}}');
  const { out: json } = await typed(["hooks", "--print", "rank-math", "--json"]);
  expect(JSON.parse(json)).toEqual(document);
});

test.each([
  [[], "hooks needs <service>: stunt-double hooks <service>"],
  [["--print"], "hooks needs <service>"],
  [["--print", "stripe"], "no cases for stripe; there are some for rank-math"],
])("hooks %j is told what is missing", async (words, message) => {
  const { code, err } = await typed(["hooks", ...words]);
  expect(code).toBe(2);
  expect(err).toContain(message);
});
