import { describe, expect, test } from "vitest";
import { root } from "../src/package.ts";
import { allowedCasts } from "./architecture/allowed-casts.ts";
import { importViolations } from "./architecture/imports.ts";
import { inWords, isGenerated, type ParsedFile, parse, readSources, type Violation } from "./architecture/source.ts";
import {
  linesOf,
  machineViolations,
  nameViolations,
  operationViolations,
  partViolations,
  sizeViolations,
  typingViolations,
} from "./architecture/words.ts";

const sources = readSources(root, ["src", "conformance", "openapi"]).map(parse);

const typing = (file: ParsedFile) => typingViolations(file, allowedCasts);

const found = (rule: (file: ParsedFile) => readonly Violation[], files: readonly ParsedFile[] = sources) =>
  files.flatMap(rule).map(inWords);

describe("the house", () => {
  test("imports follow the arrow", () => expect(found(importViolations)).toEqual([]));
  test("the machine's clock, chance and timers stay behind their doors", () =>
    expect(found(machineViolations)).toEqual([]));
  test("no any, no non-null assertion, no cast outside the rooms and files that may", () =>
    expect(found(typing)).toEqual([]));
  test("folders have names of the domain, and no service mentions mutants", () =>
    expect(found(nameViolations)).toEqual([]));
  test("an operation's file, export and operationId agree", () => expect(found(operationViolations)).toEqual([]));
  test("a part of an operation lies beside it", () => expect(partViolations(sources).map(inWords)).toEqual([]));
  test("no file has 400 lines", () => expect(found(sizeViolations)).toEqual([]));

  test("half of the files are shorter than 70 lines", () => {
    const lengths = sources
      .filter((file) => !isGenerated(file))
      .map(linesOf)
      .sort((one, other) => one - other);
    const median = lengths[Math.floor(lengths.length / 2)];
    expect(median, `median of ${lengths.length} files: ${median} lines, longest ${lengths.at(-1)}`).toBeLessThan(70);
  });

  test("every file that may cast still does", () => {
    const cast = new Set(sources.flatMap((file) => typingViolations(file)).map(({ path }) => path));
    expect(Object.keys(allowedCasts).filter((path) => !cast.has(path))).toEqual([]);
  });
});

describe("architecture.test.ts fails when", () => {
  const inService = "src/services/rank-math/rules/plan.ts";
  const operation = "src/services/rank-math/operations/orders/get-order.ts";
  const failures: readonly (readonly [
    when: string,
    rule: typeof importViolations,
    path: string,
    text: string,
    says: string,
  ])[] = [
    ["a service imports Express", importViolations, inService, 'import express from "express";', "imports express"],
    [
      "a service imports only a type of Express",
      importViolations,
      inService,
      'import type { Request } from "express";',
      "imports express",
    ],
    ["a service imports lowdb", importViolations, inService, 'import { Low } from "lowdb";', "imports lowdb"],
    [
      "a service imports Node",
      importViolations,
      inService,
      'import { hash } from "node:crypto";',
      "imports node:crypto",
    ],
    [
      "a service imports faker outside factory.ts",
      importViolations,
      inService,
      'import { faker } from "@faker-js/faker";',
      "imports @faker-js/faker",
    ],
    [
      "a service imports another",
      importViolations,
      inService,
      'import { sign } from "../../wallit/auth.ts";',
      "imports src/services/wallit/auth.ts, against the arrow",
    ],
    [
      "a service imports another's contract",
      importViolations,
      inService,
      'import type { Contract } from "../../../../openapi/wallit/contract.types.ts";',
      "imports openapi/wallit",
    ],
    [
      "a service imports the store",
      importViolations,
      inService,
      'export { LowdbStore } from "../../../store/lowdb.ts";',
      "imports src/store/lowdb.ts, against the arrow",
    ],
    [
      "a service imports the runtime late",
      importViolations,
      inService,
      'const later = import("../../../runtime/clock.ts");',
      "imports src/runtime/clock.ts, against the arrow",
    ],
    [
      "core imports a service's type in place",
      importViolations,
      "src/core/store.ts",
      'type T = import("../services/rank-math/tables.ts").Order;',
      "core imports src/services/rank-math/tables.ts",
    ],
    [
      "core does input or output",
      importViolations,
      "src/core/store.ts",
      'import { readFileSync } from "node:fs";',
      "core imports node:fs",
    ],
    [
      "the store imports the runtime",
      importViolations,
      "src/store/lowdb.ts",
      'import { read } from "../runtime/clock.ts";',
      "store imports src/runtime/clock.ts, against the arrow",
    ],
    [
      "http imports control",
      importViolations,
      "src/http/pipeline.ts",
      'import "../control/panel.ts";',
      "http imports src/control/panel.ts, against the arrow",
    ],
    [
      "the public API imports the mutants",
      importViolations,
      "src/index.ts",
      'import "./mutants/run.ts";',
      "index imports src/mutants/run.ts, against the arrow",
    ],
    [
      "the simulator imports the command line",
      importViolations,
      "src/simulator.ts",
      'import "./cli/main.ts";',
      "simulator imports src/cli/main.ts, against the arrow",
    ],
    [
      "the simulator imports the kit",
      importViolations,
      "src/simulator.ts",
      'import "../conformance/kit/index.ts";',
      "simulator imports conformance/kit/index.ts",
    ],
    [
      "mutants import a case",
      importViolations,
      "src/mutants/run.ts",
      'import "../../conformance/cases/rank-math/arrange.ts";',
      "mutants imports conformance/cases",
    ],
    [
      "conformance imports src/",
      importViolations,
      "conformance/kit/engine.ts",
      'import { root } from "../../src/package.ts";',
      "conformance imports src/package.ts",
    ],
    [
      "a case imports fixtures/",
      importViolations,
      "conformance/cases/rank-math/arrange.ts",
      'import rows from "../../../fixtures/rank-math/rows.ts";',
      "conformance imports fixtures/",
    ],
    [
      "a case imports test/",
      importViolations,
      "conformance/cases/rank-math/arrange.ts",
      'import "../../../test/suite/rows.ts";',
      "conformance imports test/",
    ],
    ["a service reads a clock", machineViolations, inService, "const now = Date.parse(text);", "uses Date"],
    ["a service draws a number", machineViolations, inService, "const n = Math.random();", "uses Math.random"],
    ["a service waits", machineViolations, inService, "setTimeout(go, 1);", "uses setTimeout"],
    ["a service fetches", machineViolations, inService, 'await fetch("http://127.0.0.1");', "uses fetch"],
    [
      "the runtime reads the machine's clock past its door",
      machineViolations,
      "src/runtime/clock.ts",
      "const now = new Date();",
      "uses new Date()",
    ],
    [
      "control reads the machine's clock",
      machineViolations,
      "src/control/panel.ts",
      "const now = Date.now();",
      "uses Date.now",
    ],
    ["something says any", typing, "src/control/panel.ts", "const body: any = {};", "says any"],
    ["something is cast to any", typing, "src/core/store.ts", "const body = <any>{};", "says any"],
    ["something is asserted to be there", typing, "src/core/store.ts", "const first = rows[0]!;", "asserts rows[0]!"],
    ["something is cast", typing, inService, "const plan = text as Plan;", "casts text as Plan"],
    ["a folder says nothing", nameViolations, "src/runtime/utils/text.ts", "", "lies in a folder named utils"],
    ["a service knows of mutants", nameViolations, inService, "// the mutant of this rule", "mentions mutants"],
    [
      "a file is named unlike its operation",
      operationViolations,
      operation,
      'export const getOrder = operation("readOrder")(run);',
      "its name asks for get-order",
    ],
    ["a file is too long", sizeViolations, inService, "//\n".repeat(400), "has 400 lines"],
  ];

  test.each(failures)("%s", (_when, rule, path, text, says) => {
    const [first = ""] = found(rule, [parse({ path, text })]);
    expect(first).toMatch(new RegExp(`^${path}:1 `));
    expect(first).toContain(says);
  });

  test("a part of an operation belongs to none, or to one elsewhere", () => {
    const part = parse({ path: "src/services/rank-math/operations/orders/sale.ts", text: "export const sale = 1;" });
    const beside = parse({
      path: operation,
      text: 'import { sale } from "./sale.ts";\nexport const getOrder = operation("getOrder")(sale);',
    });
    expect(partViolations([part]).map(inWords)).toEqual([
      `${part.path}:1 holds no operation and is imported by nobody beside it`,
    ]);
    expect(partViolations([part, beside])).toEqual([]);
    const abroad = parse({ path: inService, text: 'import { sale } from "../operations/orders/sale.ts";' });
    expect(partViolations([part, beside, abroad]).map(inWords)).toEqual([
      `${part.path}:1 holds no operation and is imported by ${inService}, too`,
    ]);
  });

  test("and not when things are as they should be", () => {
    const factory =
      'import { faker } from "@faker-js/faker"; const kinds = ["a"] as const satisfies readonly string[]; const at = { Date: 1 };';
    const file = parse({ path: "src/services/rank-math/factory.ts", text: factory });
    expect([importViolations, machineViolations, typing].flatMap((rule) => found(rule, [file]))).toEqual([]);
  });
});
