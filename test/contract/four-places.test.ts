import { beforeAll, describe, expect, test } from "vitest";
import {
  excusesOf,
  type LedgerInput,
  type LoadedCase,
  ledgerOf,
  loadCases,
  openContract,
  orphansIn,
} from "../../conformance/kit/index.ts";
import { placesInService } from "../../src/cli/rule-places.ts";
import type { Service } from "../../src/core/service.ts";
import { noChange, ruleMutants } from "../../src/mutants/rule-mutants.ts";
import { registry } from "../../src/services/registry.ts";
import { awaited, vendors } from "./contracts.ts";
import { OpenApi } from "./document.ts";

const served = registry.map(({ service }) => {
  const contract = vendors.find(({ name }) => name === service.name);
  if (!contract) throw new Error(`${service.name} has no contract with rules`);
  return [service.name, service, contract] as const;
});

test("every contract with rules is served, or awaited and not served yet", () => {
  expect(vendors.map(({ name }) => name).sort()).toEqual([...served.map(([name]) => name), ...awaited].sort());
});

describe.each(served)("%s", (name, service, contract) => {
  const { rules } = contract;
  let cases: readonly LoadedCase[];
  beforeAll(async () => {
    cases = await loadCases(name);
  });
  const kit = openContract(contract.folder);
  const excuses = excusesOf(name);
  const mutants = ruleMutants(service);
  const placesOf = placesInService(service);
  const orphans = (over: Partial<LedgerInput> = {}) =>
    orphansIn(ledgerOf({ contract: kit, cases, mutants, placesOf, excuses, ...over })).map(withoutPlace);

  test("every rule has one place in the service, its refusal in errors.ts aside, cases from both sides and a mutant", () => {
    expect(orphans()).toEqual([]);
  });

  test.each(rules.map(({ id }) => id))("%s becomes an orphan when one of the four is deleted", (rule) => {
    const excused = (side: string) => excuses.some(({ what }) => what === `rule ${rule} ${side}`);
    const without = (side: "positive" | "contrast") =>
      cases.map((one) => ({
        ...one,
        rules: { ...one.rules, [side]: one.rules?.[side]?.filter((id) => id !== rule) ?? [] },
      }));
    const placeless = new Map([...kit.rules].map(([id, one]) => [id, id === rule ? { ...one, at: [] } : one]));

    expect(
      orphans({ contract: { ...kit, rules: placeless }, placesOf: (one) => (one.id === rule ? [] : placesOf(one)) }),
    ).toEqual([`${name}/${rule} has no place`]);
    expect(orphans({ cases: without("positive") })).toEqual(
      excused("positive") ? [] : [`${name}/${rule} has no positive case`],
    );
    expect(orphans({ cases: without("contrast") })).toEqual(
      excused("contrast") ? [] : [`${name}/${rule} has no contrast case`],
    );
    expect(orphans({ mutants: mutants.filter((one) => one.rule !== rule) })).toEqual([`${name}/${rule} has no mutant`]);
  });

  test("a rule that is registered twice, or whose pointer leads nowhere, has no place of its own", () => {
    const [first] = rules.filter(({ by }) => by !== "shape");
    const twice = (rule: { id: string; by: string }) => (rule.id === first?.id ? ["a.ts", "b.ts"] : placesOf(rule));
    expect(orphans({ placesOf: twice })).toEqual([`${name}/${first?.id} has no one place: a.ts, b.ts`]);

    const [shape] = [...kit.rules.values()].filter(({ by }) => by === "shape");
    if (!shape) return;
    const lost = new Map(kit.rules).set(shape.id, { ...shape, at: ["#/components/schemas/NoSuchThing"] });
    expect(orphans({ contract: { ...kit, rules: lost } })).toEqual([`${name}/${shape.id} has no place`]);
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

  test("every statement of the vendor's document is quoted by a case or excused", () => {
    const quoted = new Set(cases.flatMap(({ source }) => source));
    const unquoted = contract.sources.statements.filter(({ id }) => !quoted.has(id)).map(({ id }) => `statement ${id}`);
    expect(unquoted.filter((what) => !excuses.some((one) => one.what === what))).toEqual([]);
  });

  test("every source that a case quotes is listed or a public address", () => {
    const { sourceIds } = contract;
    const unknown = cases.flatMap(({ id, source }) =>
      source.filter((one) => !sourceIds.includes(one) && !one.startsWith("https://")).map((one) => `${id} ${one}`),
    );
    expect(unknown).toEqual([]);
  });
});

const isIdle = ({ switchedOff, without, change }: ReturnType<typeof noChange>, service: Service): boolean =>
  switchedOff.length === 0 && without.length === 0 && change(service) === service;

/** Every message begins with the line on which the rule is declared. */
function withoutPlace(orphan: string): string {
  expect(orphan).toMatch(/^openapi\/[\w-]+\/rules\.yaml:\d+: /);
  return orphan.replace(/^\S+ /, "");
}
