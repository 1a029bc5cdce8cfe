import { describe, expect, test } from "vitest";
import { contracts, duplicates, named, type Rule } from "./contracts.ts";
import { OpenApi } from "./document.ts";

const places = [
  "demand",
  "rule",
  "route",
  "mediaType",
  "shape",
  "key",
  "caller",
  "permission",
  "order",
  "deliver",
  "fault",
];
const grades = ["documented", "observed", "inferred", "chosen"];
const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

describe.each(named(contracts))("rules of %s contract", (_name, contract) => {
  const document = new OpenApi(contract.openapi);
  const { rules, settings } = contract;
  const operations = new Map(document.operations.map((operation) => [operation.id, operation]));
  const refusing = (wrong: (rule: Rule) => boolean): readonly string[] => rules.filter(wrong).map(({ id }) => id);

  test("ids are kebab-case and used once", () => {
    expect(refusing(({ id }) => !kebab.test(id))).toEqual([]);
    expect(duplicates(rules.map(({ id }) => id))).toEqual([]);
  });

  test("a statement is a sentence", () => {
    expect(refusing(({ statement }) => !/^[A-Z_].*\.$/s.test(statement))).toEqual([]);
  });

  test("a rule refuses or applies, and a refusal stands exactly where it refuses", () => {
    expect(refusing(({ kind }) => kind !== "refuses" && kind !== "applies")).toEqual([]);
    expect(refusing(({ kind, refusal }) => (kind === "refuses") !== (refusal !== undefined))).toEqual([]);
  });

  test("the one place that enforces it is known, and pointers stand with shape alone", () => {
    expect(refusing(({ by }) => !places.includes(by))).toEqual([]);
    expect(refusing(({ by, at = [] }) => (by === "shape") !== at.length > 0)).toEqual([]);
  });

  test("every pointer leads to a keyword, and no two rules share one", () => {
    const pointers = rules.flatMap(({ at = [] }) => at);
    expect(pointers.filter((pointer) => document.at(pointer) === undefined)).toEqual([]);
    expect(duplicates(pointers)).toEqual([]);
  });

  test("every operation or webhook it names exists", () => {
    expect(refusing((rule) => rule.operations.length === 0)).toEqual([]);
    const asked = Object.keys(document.root.webhooks ?? {});
    const known = (id: string) => operations.has(id) || asked.includes(id);
    expect(refusing((rule) => rule.operations.some((id) => !known(id)))).toEqual([]);
  });

  test("its claims are graded and quote a listed source", () => {
    const ids = contract.sourceIds;
    const claims = rules.flatMap(({ id, provenance, refusal }) =>
      [provenance, refusal?.status, refusal?.code].flatMap((claim) => (claim ? [{ id, ...claim }] : [])),
    );
    const odd = claims.filter(({ grade, source }) => !grades.includes(grade) || !ids.includes(source));
    expect(odd.map(({ id, grade, source }) => `${id} ${grade} ${source}`)).toEqual([]);
  });

  test("the status and the code of a refusal are declared on each of its operations", () => {
    const undeclared = rules.flatMap(({ id, refusal, operations: on }) =>
      on.flatMap((name) => {
        if (!refusal) return [];
        const response = operations.get(name)?.responses.find(({ status }) => status === String(refusal.status.is));
        if (!response) return [`${id} ${name} ${refusal.status.is}`];
        return document.codes(response).includes(String(refusal.code.is)) ? [] : [`${id} ${name} ${refusal.code.is}`];
      }),
    );
    expect(undeclared).toEqual([]);
  });

  test("settings are kebab-case, used once, and have their default among their values", () => {
    expect(settings.filter(({ name }) => !kebab.test(name)).map(({ name }) => name)).toEqual([]);
    expect(duplicates(settings.map(({ name }) => name))).toEqual([]);
    const odd = settings.filter((one) =>
      one.values ? one.values.length < 2 || !one.values.includes(one.default) : typeof one.default !== one.schema?.type,
    );
    expect(odd.map(({ name }) => name)).toEqual([]);
  });

  test("other rules that a setting holds for are known, each once, and none is its own", () => {
    const odd = rules.flatMap(({ id, settings: own = [] }) =>
      own.flatMap(({ name, also = [] }) =>
        [...also.filter((other) => other === id || !rules.some((rule) => rule.id === other)), ...duplicates(also)].map(
          (other) => `${name} ${other}`,
        ),
      ),
    );
    expect(odd).toEqual([]);
  });

  test("every status that a setting can give is declared on each operation of the rules that it holds for", () => {
    const undeclared = rules.flatMap(({ id, settings: own = [] }) =>
      own
        .filter(({ name }) => name.endsWith("-status"))
        .flatMap(({ name, values = [], also = [] }) =>
          rules
            .filter((rule) => rule.id === id || also.includes(rule.id))
            .flatMap((rule) => rule.operations.map((operation) => ({ rule: rule.id, operation })))
            .flatMap(({ rule, operation }) =>
              values
                .filter((value) => !operations.get(operation)?.responses.some(({ status }) => status === String(value)))
                .map((value) => `${rule} ${name} ${value} ${operation}`),
            ),
        ),
    );
    expect(undeclared).toEqual([]);
  });
});
