import { describe, expect, test } from "vitest";
import { ConfigurationError, excusesOf, readExcuses } from "../../conformance/kit/index.ts";
import { anExchange, covered } from "./coverage.ts";
import { aCase } from "./parcels.ts";

const name = "conformance/cases/parcels/excused.yaml";
const read = (...lines: readonly string[]) => readExcuses(name, `${lines.join("\n")}\n`);

describe("an excuse", () => {
  test("gives its reason, and several things may share one", async () => {
    const excuses = read(
      "coverage:",
      "  - { what: status getParcel 204, reason: Nobody knows when. }",
      "  - reason: The van is never full.",
      "    what:",
      "      - code sendParcel 409 too_many",
      "      - status sendParcel 409",
    );
    const { missing } = await covered([], excuses);
    expect(missing.filter(({ reason }) => reason !== "")).toEqual([
      { what: "status sendParcel 409", reason: "The van is never full." },
      { what: "status getParcel 204", reason: "Nobody knows when." },
      { what: "code sendParcel 409 too_many", reason: "The van is never full." },
    ]);
  });

  test("for something that is covered after all is refused with file and line", async () => {
    const excuses = read("coverage:", "  - what: status sendParcel 200", "    reason: It is never sent.");
    const run = covered([{ file: aCase(), exchanges: [anExchange()] }], excuses);
    await expect(run).rejects.toThrow(ConfigurationError);
    await expect(run).rejects.toThrow(`${name}:2: status sendParcel 200: is covered after all; take the excuse out`);
  });

  test("for nothing that the contract declares is refused, all of them at once", async () => {
    const excuses = read(
      "coverage:",
      "  - { what: status sendParcels 409, reason: Too many. }",
      "  - { what: moon, reason: Far away. }",
    );
    await expect(covered([], excuses)).rejects.toThrow(
      [
        `${name}:2: status sendParcels 409: is nothing that the contract declares; did you mean status sendParcel 409?`,
        `${name}:3: moon: is nothing that the contract declares; take the excuse out`,
      ].join("\n"),
    );
  });

  test("of a case that failed is not stale", async () => {
    const excuses = read("coverage:", "  - { what: status sendParcel 200, reason: It is never sent. }");
    const { missing } = await covered([{ file: aCase(), result: "fail", exchanges: [anExchange()] }], excuses);
    expect(missing).toContainEqual({ what: "status sendParcel 200", reason: "It is never sent." });
  });
});

describe("excused.yaml", () => {
  test("may be missing, empty of coverage, or hold what others read", () => {
    expect(excusesOf("no-such-service")).toEqual([]);
    expect(read("mutants: []")).toEqual([]);
    expect(read("coverage: []", "mutants: [{ id: x, reason: y }]")).toEqual([]);
  });

  test.each([
    [["coverage: ["], ":2:1: not YAML"],
    [["- a"], ":1:1: the file: must hold members"],
    [["covrage: []"], ":1:1: covrage: is not known; did you mean coverage?"],
    [["coverage: all"], ":1:1: coverage: must be a list; write - {what: …, reason: …} below it"],
    [["coverage:", "  - x"], ":2:5: coverage.0: must hold members"],
    [["coverage:", "  - { what: x }"], ":2:5: coverage.0: has no reason; say why no case covers it"],
    [["coverage:", "  - { reason: x }"], ":2:5: coverage.0: excuses nothing; name it as coverage does: what: …"],
    [["coverage:", "  - { what: [], reason: x }"], ":2:5: coverage.0: excuses nothing"],
    [["coverage:", "  - { what: x, reason: '' }"], ":2:16: coverage.0.reason: must be text"],
    [["coverage:", "  - { what: 7, reason: x }"], ":2:7: coverage.0.what: must be text, is 7"],
    [["coverage:", "  - { what: [x, 7], reason: x }"], ":2:17: coverage.0.what.1: must be text, is 7"],
    [["coverage:", "  - { what: x, why: y }"], ":2:16: coverage.0.why: is not known"],
    [
      ["coverage:", "  - { what: x, reason: y }", "  - { what: x, reason: z }"],
      ":3:7: coverage.1.what: x is excused twice; take one of them out",
    ],
  ])("%j is refused with file, line and field", (lines, says) => {
    expect(() => read(...lines)).toThrow(ConfigurationError);
    expect(() => read(...lines)).toThrow(`${name}${says}`);
  });
});
