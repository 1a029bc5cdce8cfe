import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { readScores } from "../../src/mutants/scores.ts";
import { root } from "../../src/package.ts";
import { registry } from "../../src/services/registry.ts";

test.each(registry.map(({ service }) => service.name).filter((name) => readScores(name)?.planted))(
  "the suite of %s finds what was planted by hand as its scores say",
  (service) => {
    const { stdout, stderr, status } = spawnSync(process.execPath, ["test/planted/run.mjs", service], {
      cwd: root,
      encoding: "utf8",
    });
    expect({ status, stderr: status === 0 ? "" : stderr }).toEqual({ status: 0, stderr: "" });
    const { total, found } = JSON.parse(stdout);
    expect({ total, found }).toEqual({
      total: readScores(service)?.planted?.total,
      found: readScores(service)?.planted?.found,
    });
  },
);
