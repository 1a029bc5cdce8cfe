import type { Service } from "../../core/service.ts";
import { isMembers, type Members, memberOf } from "../seams/values.ts";
import type { Surface } from "../surface.ts";
import { listOf, type Member, membersOf, valuesAt } from "./members.ts";

/** Requests that are refused before their operation is known share this name. */
export const unrouted = "unrouted";

/** One kind of answer: what an operation answers with one status. */
export interface AnswerPlace {
  /** An operation, or `unrouted`. */
  readonly of: string;
  readonly status: number;
  readonly members: readonly Member[];
  /** Error codes of this status, with the example of each where the contract shows one. */
  readonly codes: readonly AnswerCode[];
  readonly headers: readonly string[];
  readonly hasBody: boolean;
}

export interface AnswerCode {
  readonly code: string;
  readonly member: Member;
  readonly example: unknown;
}

/** Every kind of answer that a service can give, as its contract declares them. */
export function answerPlaces(service: Service, surface: Surface): readonly AnswerPlace[] {
  const early = earlyCodes(service, surface);
  const places = new Map<string, AnswerPlace>();
  for (const operation of surface.operations) {
    for (const [status, response] of operation.responses) {
      const branches = schemasOf(response, surface).flatMap((schema) => branchesOf(schema, surface));
      const isEarly = (schema: unknown) => codesIn(schema, surface).some(({ code }) => early.has(code));
      const own = branches.filter((schema) => !isEarly(schema));
      const others = branches.filter(isEarly);
      if (own.length > 0 || branches.length === 0)
        places.set(`${operation.id} ${status}`, placeOf({ of: operation.id, status, response, schemas: own }, surface));
      const before = places.get(`${unrouted} ${status}`);
      if (others.length === 0) continue;
      const refusal = placeOf({ of: unrouted, status, response, schemas: others }, surface);
      places.set(`${unrouted} ${status}`, before ? merged(before, refusal) : refusal);
    }
  }
  return [...places.values()];
}

/** Codes of refusals that come before the route is known: such an answer belongs to no operation. */
function earlyCodes({ checks }: Service, { codes }: Surface): ReadonlySet<string> {
  const before: readonly string[] = checks.slice(0, checks.indexOf("route") + 1);
  const isEarly = (by: string) => before.includes(by);
  return new Set([...codes].filter(([, places]) => [...places].every(isEarly)).map(([code]) => code));
}

const contentOf = (response: Members, { resolve }: Surface): readonly Members[] =>
  Object.values(resolve(response["content"])).filter(isMembers);

const schemasOf = (response: Members, surface: Surface): readonly unknown[] =>
  contentOf(response, surface).flatMap((content) => ("schema" in content ? [content["schema"]] : []));

function branchesOf(schema: unknown, { resolve }: Surface): readonly unknown[] {
  const alternatives = listOf(resolve(schema)["oneOf"] ?? resolve(schema)["anyOf"]);
  return alternatives.length > 0 ? alternatives : [schema];
}

interface Found {
  readonly of: string;
  readonly status: number;
  readonly response: Members;
  readonly schemas: readonly unknown[];
}

function placeOf({ of, status, response, schemas }: Found, surface: Surface): AnswerPlace {
  const examples = contentOf(response, surface).flatMap((content) =>
    Object.values(surface.resolve(content["examples"])).map((one) => memberOf(surface.resolve(one), "value")),
  );
  return {
    of,
    status,
    members: membersOf({ oneOf: schemas }, surface.resolve),
    codes: schemas
      .flatMap((schema) => codesIn(schema, surface))
      .map(({ code, member }) => ({
        code,
        member,
        example: examples.find((one) => valuesAt(one, member.path).includes(code)),
      })),
    headers: Object.keys(surface.resolve(response["headers"])),
    hasBody: schemas.length > 0,
  };
}

/** The error codes that a schema's members name. */
function codesIn(schema: unknown, { codes, resolve }: Surface): readonly { code: string; member: Member }[] {
  return membersOf(schema, resolve)
    .filter(({ path }) => path.length === 1)
    .flatMap((member) =>
      member.values.filter((value) => codes.has(String(value))).map((value) => ({ code: String(value), member })),
    );
}

const merged = (one: AnswerPlace, other: AnswerPlace): AnswerPlace => ({
  ...one,
  members: [...one.members, ...other.members.filter(({ path }) => !one.members.some(sameAs(path)))],
  codes: [...one.codes, ...other.codes.filter(({ code }) => !one.codes.some((known) => known.code === code))],
});

const sameAs =
  (path: readonly string[]) =>
  (member: Member): boolean =>
    member.path.join(".") === path.join(".");
