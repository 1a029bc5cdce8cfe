import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadCases, loadCasesFrom } from "../../conformance/kit/index.ts";
import { contract } from "./parcels.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stunt-double-cases-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const header = `  title: "A parcel is sent",
  contract: ["sendParcel 200"],
  does: "creates",
  since: "1.0",
  source: ["send"],`;

/** A case as it is after `conformanceCase`. */
const aCase = (top = header, service = "parcels") => `const suite = { service: "${service}" };
export default {
  suite,
${top}
  async run() {},
};
`;

const own = async (...globs: readonly string[]) =>
  (await loadCasesFrom(globs, { service: "parcels", folder, contract })).map(({ id }) => id);

describe("own cases", () => {
  test("are called by their path below the glob's fixed part", async () => {
    write("checks/orders/refund-is-kept.mjs", aCase());
    write("checks/orders/second-refund.js", aCase());
    write("checks/alone.mjs", aCase());
    write("checks/node_modules/theirs/orders/foreign.mjs", aCase());
    write("checks/README.md", "no case");
    expect(await own("checks/**/*")).toEqual(["orders/refund-is-kept", "orders/second-refund", "own/alone"]);
    expect(await own("checks/orders/*.js")).toEqual(["own/second-refund"]);
    expect(await own("checks/alone.mjs")).toEqual(["own/alone"]);
    expect(await own(join(folder, "checks", "*.mjs"))).toEqual(["own/alone"]);
    expect(await own("checks/*.mjs", "./checks/alone.mjs", "checks/*/*.{js,mjs}")).toHaveLength(3);
  });

  test("a file that is named with a pattern's signs is that file", async () => {
    write("checks/[one].mjs", aCase());
    await expect(own("checks/[one].mjs")).rejects.toThrow("checks/[one].mjs:1: its id would be own/[one]");
  });

  test("none without a glob", async () => expect(await own()).toEqual([]));

  describe("a glob that nothing matches says what was probably meant", () => {
    beforeEach(() => {
      write("checks/orders/refund-is-kept.mjs", aCase());
      write("docs/page.md", "nothing");
    });
    const nothing = "matches no .js, .mjs or .ts file";
    test.each([
      ["check/**/*.mjs", `check/**/*.mjs ${nothing}: there is no folder check; did you mean checks?`],
      ["nowhere/*.mjs", `nowhere/*.mjs ${nothing}: there is no folder nowhere`],
      ["checks", `checks ${nothing}; did you mean 'checks/**/*.mjs'?`],
      ["checks/**/*.ts", `checks/**/*.ts ${nothing}; did you mean 'checks/**/*.mjs'?`],
      ["checks/orders/refund-is-kep.mjs", `did you mean 'checks/orders/refund-is-kept.mjs'?`],
      ["docs/*", `docs/* ${nothing}, and there is none in docs`],
    ])("%s", async (glob, says) => {
      await expect(own(glob)).rejects.toMatchObject({
        name: "ConfigurationError",
        message: expect.stringContaining(says),
      });
    });
  });

  describe("are refused with file and line:", () => {
    const refused = async (glob: string) => own(glob).then(String, (error: Error) => `${error.name}: ${error.message}`);

    test("an id that is none", async () => {
      write("a/b/c/d.mjs", aCase());
      expect(await refused("a/**/*.mjs")).toBe(
        "ConfigurationError: a/b/c/d.mjs:1: its id would be b/c/d, but ids are <subject>/<behaviour>; move it, or begin the glob nearer to it",
      );
    });

    test("an id that two of them have", async () => {
      write("a/one.mjs", aCase());
      write("a/one.js", aCase());
      expect(await refused("a/*")).toMatch(
        /^ConfigurationError: a\/one\.m?js:1: its id would be own\/one, which a\/one\.m?js has already; rename it/,
      );
    });

    test("an id that a shipped case has", async () => {
      write("a/order/order-keeps-what-it-was.mjs", aCase());
      const [shipped] = await loadCases("rank-math");
      write(`b/${shipped?.id}.mjs`, aCase());
      await expect(loadCasesFrom(["b/**/*.mjs"], { service: "rank-math", folder })).rejects.toThrow(
        new RegExp(
          `^b/${shipped?.id}\\.mjs:1: its id would be ${shipped?.id}, which .*rank-math/${shipped?.id}\\.ts has`,
        ),
      );
    });

    test("a case of another service", async () => {
      write("a/one.mjs", aCase(header, "letters"));
      expect(await refused("a/*")).toBe(
        "ConfigurationError: a/one.mjs:2: is a case of letters, but parcels is to be judged; leave it out, or judge letters",
      );
    });

    test("a file that exports no case", async () => {
      write("a/one.mjs", "\n\nexport const parcel = 1;\n");
      expect(await refused("a/*")).toBe(
        "ConfigurationError: a/one.mjs:1: does not export a case by default; wrap it in conformanceCase({…})",
      );
    });

    test("a file that throws when it is loaded", async () => {
      write("a/one.mjs", "\n\nthrow new Error('not today');\n");
      expect(await refused("a/*")).toBe("ConfigurationError: a/one.mjs:3: cannot be loaded: not today");
    });

    test("a file that is not JavaScript", async () => {
      write("a/one.mjs", "\nthrow new SyntaxError('Unexpected token');\n");
      expect(await refused("a/*")).toBe(
        "ConfigurationError: a/one.mjs:2: cannot be loaded: Unexpected token; node --check a/one.mjs shows where",
      );
    });

    test("TypeScript, where Node does not strip types", async () => {
      write("a/one.ts", "throw Object.assign(new Error('.ts'), { code: 'ERR_UNKNOWN_FILE_EXTENSION' });\n");
      expect(await refused("a/*")).toBe(
        `ConfigurationError: a/one.ts:1: Node ${process.versions.node} cannot import TypeScript; build it to JavaScript first, or run with Node 22.18 or newer, which strips types`,
      );
    });

    test("every wrong header, at the line of the member and word", async () => {
      write(
        "a/one.mjs",
        aCase(`  title: "sendParcl 200 is no pair",
  contract: [
    "sendParcel 200",
    "sendParcl 200",
  ],
  needs: { roles: ["sender"], capabilities: ["clocks"] },
  settings: { "too-many-status": 500 },
  since: "1.0",
  source: [],`),
      );
      write("a/two.mjs", aCase(header.replace('"creates"', '"create"')));
      expect((await refused("a/*")).split("\n")).toEqual([
        "ConfigurationError: a/one.mjs:12: source: is empty; name ids of sources.yaml, or public addresses",
        'a/one.mjs:7: contract: the contract has no "sendParcl 200"; did you mean sendParcel 200?',
        'a/one.mjs:9: needs.capabilities: "clocks" is not known; did you mean clock?',
        "a/one.mjs:10: settings.too-many-status: cannot be 500; it takes 400, 409",
        "a/one.mjs:2: does: is missing; write one of reads, creates, destroys, charges",
        'a/two.mjs:6: does: "create" is not known; did you mean creates?',
      ]);
    });

    test("a built case is shown where it is edited", async () => {
      write("a/one.js", aCase(header.replace("sendParcel 200", "sendParcl 200")));
      write("a/one.ts", `\n\n${aCase(header.replace("sendParcel 200", "sendParcl 200"))}`);
      expect(await refused("a/*.js")).toContain("a/one.ts:7: contract:");
    });
  });
});

describe("shipped cases", () => {
  test("of a folder, by the contract that is given", async () => {
    write("parcels/sending/parcel-is-sent.js", aCase());
    write("parcels/service.js", "throw new Error('no case')");
    const cases = await loadCases("parcels", { folder, contract });
    expect(cases.map(({ id }) => id)).toEqual(["sending/parcel-is-sent"]);
  });

  test("are checked, too", async () => {
    write("parcels/sending/parcel-is-sent.js", aCase(header.replace("sendParcel 200", "sendParcel 201")));
    await expect(loadCases("parcels", { folder, contract })).rejects.toThrow(
      `${join(folder, "parcels/sending/parcel-is-sent.js")}:5: contract: the contract has no "sendParcel 201"; sendParcel has 200, 400, 409`,
    );
  });

  test("there are none of an unknown service", async () => {
    await expect(loadCases("letters", { folder })).rejects.toThrow(`there are no cases of letters in ${folder}`);
  });
});
