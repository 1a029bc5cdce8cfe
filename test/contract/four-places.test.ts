import { beforeAll, describe, expect, test } from "vitest";
import { type LoadedCase, loadCases } from "../../conformance/kit/index.ts";
import type { Service } from "../../src/core/service.ts";
import { noChange, ruleMutants } from "../../src/mutants/rule-mutants.ts";
import { registry } from "../../src/services/registry.ts";
import { vendors } from "./contracts.ts";
import { OpenApi } from "./document.ts";
import { codeFiles, filesNaming } from "./readme-tables.ts";

/** Statements of the vendor's document that no case can quote, and why. */
const notTestable: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "rank-math": {},
};

/** Rules without a situation near by in which they must not act, and why. */
const actsEverywhere: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "rank-math": { "vendor-headers-sent": "WordPress sends them with whatever it answers, refusals and pages included" },
};

const served = registry.map(({ service }) => {
  const contract = vendors.find(({ name }) => name === service.name);
  if (!contract) throw new Error(`${service.name} has no contract with rules`);
  return [service.name, service, contract] as const;
});

test("every contract with rules is served", () => {
  expect(vendors.map(({ name }) => name).sort()).toEqual(served.map(([name]) => name).sort());
});

describe.each(served)("%s", (name, service, contract) => {
  const { rules } = contract;
  let cases: readonly LoadedCase[];
  beforeAll(async () => {
    cases = await loadCases(name);
  });
  const seen = (how: "positive" | "contrast") =>
    new Set(cases.flatMap((one): readonly string[] => one.rules?.[how] ?? []));

  test("every rule has one place in the service, its refusal in errors.ts aside", () => {
    const code = codeFiles(name);
    const homeless = rules.filter(({ id, by, at = [] }) => {
      if (by === "shape") return at.length === 0;
      if (by === "order") return !service.checks.includes("shape") || !service.checks.includes("permission");
      const named = filesNaming(id, code);
      return named.length === 0 || named.filter((path) => path !== "errors.ts").length > 1;
    });
    expect(homeless.map(({ id }) => id)).toEqual([]);
  });

  test("every rule is seen to act in a case", () => {
    expect(rules.filter(({ id }) => !seen("positive").has(id)).map(({ id }) => id)).toEqual([]);
  });

  test("every rule is seen not to act where it must not, in another case", () => {
    const without = rules.filter(({ id }) => !seen("contrast").has(id)).map(({ id }) => id);
    expect(without).toEqual(Object.keys(actsEverywhere[name] ?? {}));
  });

  test("every rule has a mutant that changes something", () => {
    const mutants = new Map(ruleMutants(service).map((mutant) => [mutant.rule, mutant]));
    const idle = rules.filter(({ id }) => {
      const mutant = mutants.get(id);
      return !mutant || isIdle(mutant, service);
    });
    expect(idle.map(({ id }) => id)).toEqual([]);
    expect(isIdle(noChange(service), service)).toBe(true);
  });

  test("every operation and declared status is the subject of a case", () => {
    const named = new Set(cases.flatMap((one) => one.contract));
    const pairs = new OpenApi(contract.openapi).operations.flatMap(({ id, responses }) =>
      responses.map(({ status }) => `${id} ${status}`),
    );
    expect(pairs.filter((pair) => !named.has(pair))).toEqual([]);
    expect([...named].filter((pair) => !pairs.includes(pair))).toEqual([]);
  });

  test("every listed value of a setting is asked for by a case", () => {
    const asked = new Set(
      cases.flatMap(({ settings = {} }) => Object.entries(settings).map(([setting, value]) => `${setting} ${value}`)),
    );
    const never = contract.settings.flatMap(({ name: setting, values = [] }) =>
      values.map((value) => `${setting} ${value}`).filter((pair) => !asked.has(pair)),
    );
    expect(never).toEqual([]);
  });

  test("every statement of the vendor's document is quoted by a case or listed as not testable", () => {
    const quoted = new Set(cases.flatMap(({ source }) => source));
    const unquoted = contract.sources.statements.filter(({ id }) => !quoted.has(id)).map(({ id }) => id);
    expect(unquoted).toEqual(Object.keys(notTestable[name] ?? {}));
  });

  test("every source that a case quotes is listed or a public address", () => {
    const unknown = cases.flatMap(({ id, source }) =>
      source
        .filter((one) => !contract.sourceIds.includes(one) && !one.startsWith("https://"))
        .map((one) => `${id} ${one}`),
    );
    expect(unknown).toEqual([]);
  });
});

const isIdle = ({ switchedOff, without, change }: ReturnType<typeof noChange>, service: Service): boolean =>
  switchedOff.length === 0 && without.length === 0 && change(service) === service;
