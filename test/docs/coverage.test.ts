import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { coverageShown } from "../../src/cli/coverage-shown.ts";
import { root } from "../../src/package.ts";
import { registry } from "../../src/services/registry.ts";
import { typed } from "../cli/terminal.ts";

const services = registry.map(({ service }) => service.name);

test.each(services)(
  "the suite shows everything that the contract of %s declares, or excuses it in writing",
  async (name) => {
    const { code, out, err } = await typed(["coverage", name, "--json"]);
    expect(err).toBe("");
    const { cases, missing, operations, statuses, codes } = JSON.parse(out);
    expect(missing.filter(({ reason }: { reason: string }) => reason === "")).toEqual([]);
    expect(cases).toEqual({ total: expect.any(Number), held: cases.total, failed: [] });
    expect(operations.total * statuses.total * codes.total).toBeGreaterThan(0);
    expect(code).toBe(0);
    if (name === "rank-math") showOnPage(coverageShown(JSON.parse(out)));
  },
);

/** `UPDATE_DOCS=1 npx vitest run --project docs` writes the figures into the page; what is excused stands in its own file. */
function showOnPage(text: string): void {
  const page = join(root, "docs/conformance.md");
  const block = /(<!-- coverage of rank-math -->\n```\n)([\s\S]*?)(```)/;
  const figures = `$ npx stunt-double coverage rank-math\n${text.split("\nexcused")[0]}`;
  const before = readFileSync(page, "utf8");
  if (process.env.UPDATE_DOCS)
    writeFileSync(
      page,
      before.replace(block, (_all, begin: string, _old, end: string) => begin + figures + end),
    );
  else expect(block.exec(before)?.[2]).toBe(figures);
}

test("every rule has its place, its cases from both sides and a mutant", async () => {
  const { code, out, err } = await typed(["rules"]);
  expect({ code, err, orphans: out.split("\n").filter((line) => line.includes(" has no ")) }).toEqual({
    code: 0,
    err: "",
    orphans: [],
  });
});
