import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { createSimulator } from "../../src/index.ts";
import { curl, shownAddress } from "../docs/curl.ts";
import { errors, story } from "../docs/stories.ts";

if (spawnSync("curl", ["--version"]).error) {
  throw new Error(
    "npm run test:full plays the documentation with curl itself: install curl, or run npm test, which needs none",
  );
}

const fixed = { port: 0, clock: "2026-11-22T10:14:03.000Z", randomSeed: 1 };

/** The status and the body, as the documentation shows them. */
async function played(words: readonly string[], address: string): Promise<string> {
  const args = words.map((word) => word.replace(shownAddress, address));
  const { stdout: shown } = await promisify(execFile)("curl", ["-s", "-w", "\n%{http_code}", ...args]);
  const cut = shown.lastIndexOf("\n");
  return `${shown.slice(cut + 1)}  ${shown.slice(0, cut)}`;
}

describe("curl itself gets what the documentation shows", () => {
  test("call by call", async () => {
    const one = await createSimulator(fixed);
    const other = await createSimulator(fixed);
    for (const words of [...story.slice(0, -1), ...errors, ...story.slice(-1)]) {
      const expected = (await curl(words, one.url("rank-math"))).split("\n").slice(1).join("\n");
      expect(await played(words, other.url("rank-math"))).toBe(expected);
    }
    await one.close();
    await other.close();
  });
});
