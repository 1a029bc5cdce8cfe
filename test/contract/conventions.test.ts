import { describe, expect, test } from "vitest";
import { contracts, duplicates, type Json, named } from "./contracts.ts";
import { isJson, OpenApi, type Part } from "./document.ts";

const grades = ["documented", "observed", "inferred", "chosen"];

describe.each(named(contracts))("%s contract", (_name, contract) => {
  const document = new OpenApi(contract.openapi);
  const panel = new OpenApi(contract.read("panel") as Json);
  const both = [document, panel];
  const operations = both.flatMap((one) => one.operations.map((operation) => ({ one, ...operation })));

  test("every operation has an operationId of its own", () => {
    expect(operations.filter(({ part }) => typeof part.operationId !== "string").map(({ id }) => id)).toEqual([]);
    expect(duplicates(operations.map(({ id }) => id))).toEqual([]);
  });

  test("every status is written out", () => {
    const vague = operations.flatMap(({ id, responses }) => responses.map(({ status }) => `${id} ${status}`));
    expect(vague.filter((pair) => !/ [1-5]\d\d$/.test(pair))).toEqual([]);
    expect(operations.filter(({ responses }) => responses.length === 0).map(({ id }) => id)).toEqual([]);
  });

  test("response objects are closed", () => {
    const open = operations.flatMap(({ one, responses }) =>
      responses.flatMap((response) =>
        one.content(response).flatMap(({ schema }) =>
          one
            .schemasIn(schema.value, schema.at)
            .filter(isOpen)
            .map(({ at }) => at),
        ),
      ),
    );
    expect([...new Set(open)]).toEqual([]);
  });

  test("every request has an example: of its body, and of each parameter it needs", () => {
    const missing = operations.flatMap(({ one, id, part, parameters }) => [
      ...one
        .content(one.follow(part.requestBody ?? {}, ""))
        .flatMap(({ type, examples }) => (examples.length === 0 ? [`${id} ${type}`] : [])),
      ...parameters
        .filter(({ value }) => value.required === true && one.examples(value).length === 0)
        .map(({ value }) => `${id} ${value.name}`),
    ]);
    expect(missing).toEqual([]);
  });

  test("every response has an example, and every error code one of its own", () => {
    const missing = operations.flatMap(({ one, id, responses }) =>
      responses.flatMap((response) => [
        ...one
          .content(response)
          .flatMap(({ type, examples }) => (examples.length === 0 ? [`${id} ${response.status} ${type}`] : [])),
        ...withoutExample(one, response).map((code) => `${id} ${response.status} ${code}`),
      ]),
    );
    expect(missing).toEqual([]);
  });

  test("every example fits its schema", () => {
    const wrong = operations.flatMap(({ one, id, part, parameters, responses }) => {
      const bodies = [one.follow(part.requestBody ?? {}, `#/paths/${pointerOf(part, one)}/requestBody`), ...responses];
      return [
        ...bodies.flatMap((body) =>
          one
            .content(body)
            .flatMap(({ schema, examples }) =>
              examples.flatMap((example) => one.problems(schema.at, example).map((why) => `${id} ${schema.at}${why}`)),
            ),
        ),
        ...parameters.flatMap(({ value, at }) =>
          one
            .examples(value)
            .flatMap((example) => one.problems(`${at}/schema`, example).map((why) => `${id} ${at}${why}`)),
        ),
      ];
    });
    expect(wrong).toEqual([]);
  });

  test("every webhook says how it is known, and its examples fit their schemas", () => {
    const wrong = document.webhooks.flatMap(({ id, path, method, part, parameters, responses }) => {
      const body = document.follow(part.requestBody ?? {}, `#/webhooks/${path}/${method}/requestBody`);
      const contents = [body, ...responses].flatMap((one) => document.content(one));
      return [
        ...(isJson(part["x-provenance"]) ? [] : [`${id} has no source`]),
        ...contents.flatMap(({ schema, examples }) => [
          ...(examples.length > 0 ? [] : [`${id} ${schema.at} has no example`]),
          ...examples.flatMap((example) => document.problems(schema.at, example).map((why) => `${id} ${why}`)),
        ]),
        ...parameters.flatMap(({ value, at }) =>
          document
            .examples(value)
            .flatMap((example) => document.problems(`${at}/schema`, example).map((why) => `${id} ${at}${why}`)),
        ),
      ];
    });
    expect(wrong).toEqual([]);
  });

  test("every operation and response says how it is known", () => {
    const silent = operations.flatMap(({ id, part, responses }) => [
      ...(isJson(part["x-provenance"]) ? [] : [id]),
      ...responses.filter(({ value }) => !isJson(value["x-provenance"])).map(({ status }) => `${id} ${status}`),
    ]);
    expect(silent).toEqual([]);
  });

  test("every grade is one of four, and every source is listed or a public address", () => {
    const ids = contract.sourceIds;
    const wrong = both
      .flatMap((one) => one.provenances())
      .filter(({ value: { grade, source } }) => !grades.includes(String(grade)) || !isKnown(String(source), ids));
    expect(wrong.map(({ at, value }) => `${at} ${JSON.stringify(value)}`)).toEqual([]);
  });

  test("a claim that is documented quotes the vendor's document, one that is chosen a choice", () => {
    const { statements, choices = [] } = contract.sources;
    const of = (list: readonly { id: string }[], source: unknown) => list.some(({ id }) => id === source);
    const wrong = both
      .flatMap((one) => one.provenances())
      .filter(({ value: { grade, source } }) => {
        if (grade === "documented") return !of(statements, source);
        return grade === "chosen" ? !of(choices, source) : of(choices, source);
      });
    expect(wrong.map(({ at, value }) => `${at} ${JSON.stringify(value)}`)).toEqual([]);
  });

  test("sources have ids of their own and say something", () => {
    expect(duplicates(contract.sourceIds)).toEqual([]);
    const { statements, evidence = [], choices = [] } = contract.sources;
    expect([...statements, ...evidence, ...choices].filter(({ says }) => !says).map(({ id }) => id)).toEqual([]);
  });

  test("a server is the simulator's own port or marked as production", () => {
    const servers = document.root.servers as readonly { url: string; "x-production"?: boolean }[];
    const [own, ...others] = servers;
    expect(own?.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+/);
    expect(others.filter((server) => server["x-production"] !== true).map(({ url }) => url)).toEqual([]);
  });

  test("a panel action stands at its own name, takes JSON and answers 200, 400 or 404", () => {
    const odd = panel.operations.filter(
      ({ id, method, path, part, responses }) =>
        path !== `/panel/${id}` ||
        method !== "post" ||
        Object.keys((panel.follow(part.requestBody ?? {}, "").value.content ?? {}) as Json).join() !==
          "application/json" ||
        responses.some(({ status }) => !["200", "400", "404"].includes(status)),
    );
    expect(odd.map(({ id }) => id)).toEqual([]);
  });

  test("records are closed, camelCase and found by their id", () => {
    const { schemas } = (contract.read("records") as { components: { schemas: Record<string, Json> } }).components;
    const wrong = Object.entries(schemas).flatMap(([table, schema]) => {
      const fields = Object.keys((schema.properties ?? {}) as Json);
      return [
        ...(schema.additionalProperties === false ? [] : [`${table} is open`]),
        ...(fields.includes("id") && (schema.required as string[]).includes("id") ? [] : [`${table} has no id`]),
        ...fields.filter((field) => !/^[a-z][A-Za-z0-9]*$/.test(field)).map((field) => `${table}.${field}`),
      ];
    });
    expect(wrong).toEqual([]);
  });

  test("every role has credentials and a sentence", () => {
    const { roles } = contract.read("roles") as { roles: Record<string, { says: string; credentials: Json }> };
    expect(Object.keys(roles).length).toBeGreaterThan(0);
    const odd = Object.entries(roles).filter(
      ([, { says, credentials }]) => !says?.endsWith(".") || !isJson(credentials),
    );
    expect(odd.map(([role]) => role)).toEqual([]);
  });

  test("names in the environment stand for credentials that there are", () => {
    const { roles, environment = {} } = contract.read("roles") as {
      roles: Record<string, { credentials: Record<string, string> }>;
      environment?: Record<string, string>;
    };
    const odd = Object.entries(environment).filter(([name, place]) => {
      const [role = "", credential = ""] = place.split(".");
      return !/^[A-Z_]+$/.test(name) || roles[role]?.credentials[credential] === undefined;
    });
    expect(odd).toEqual([]);
  });
});

function isOpen({ value }: Part): boolean {
  const object = value.type === "object" || isJson(value.properties);
  const closed = value.additionalProperties === false || isJson(value.additionalProperties);
  return object && !closed && value.unevaluatedProperties !== false;
}

const isKnown = (source: string, ids: readonly string[]): boolean => ids.includes(source) || /^https:\/\//.test(source);

function withoutExample(document: OpenApi, response: Part): readonly string[] {
  const shown = document
    .content(response)
    .flatMap(({ examples }) => examples.map((example) => memberAt(example, document.errorCode)));
  return [...new Set(document.codes(response))].filter((code) => !shown.includes(code));
}

const memberAt = (value: unknown, place: string): unknown =>
  place.split(".").reduce<unknown>((part, name) => (isJson(part) ? part[name] : undefined), value);

/** `~1orders/post` of an operation. */
function pointerOf(part: Json, document: OpenApi): string {
  const paths = Object.entries(document.root.paths as Readonly<Record<string, Json>>);
  const [path = "", item = {}] = paths.find(([, one]) => Object.values(one).includes(part)) ?? [];
  const method = Object.keys(item).find((name) => item[name] === part) ?? "";
  return `${path.replaceAll("~", "~0").replaceAll("/", "~1")}/${method}`;
}
