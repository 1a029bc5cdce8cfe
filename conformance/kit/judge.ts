import type { Contract, Operation } from "./contract.ts";
import { down, follow, type Part } from "./document.ts";
import { unknownProvenance } from "./grade.ts";
import { at, isMembers, list, member, members } from "./json.ts";
import { inWords } from "./match.ts";
import { bodySchema, fittingBranches, gradeOfAnswer, gradeOfProperty } from "./property.ts";
import type { NewCheck } from "./record.ts";
import type { Violation } from "./validators.ts";

export interface JudgedAnswer {
  method: string;
  status: number;
  headers: Readonly<Record<string, string>>;
  text: string;
  body: unknown;
  exchange: number;
}

/** What the contract says about an answer, whatever the case says. */
export interface Judgement {
  checks: readonly NewCheck[];
  /** Members that the contract does not name, where they are not refused. */
  extras: readonly string[];
}

export type Judge = (operation: Operation, answer: JudgedAnswer) => Judgement;

/** Judges every exchange by the contract. `strict`: members that the contract does not name are refused. */
export function judgeOf(contract: Contract, strict: boolean): Judge {
  return (operation, answer) => {
    const response = operation.responses.get(answer.status);
    if (response === undefined) return { checks: [undeclared(contract, operation, answer)], extras: [] };
    const place = contract.placeOf(response.path);
    const about = { by: "contract" as const, exchange: answer.exchange, place };
    const typed = mediaTypeChecks(contract, operation, answer, response).map((check) => ({ ...check, ...about }));
    const headers = headerChecks(contract, operation, answer, response).map((check) => ({ ...check, ...about }));
    const { violations, extras } = bodyViolations(contract, answer, response, strict);
    const mediaType = mediaTypeOf(answer);
    const bodies = violations.map((violation) => ({
      what: violation.path.join(".") || "body",
      provenance: gradeOfProperty(contract, operation, { ...answer, mediaType }, violation.path),
      holds: false,
      actual: inWords(at(answer.body, violation.path)),
      expected: violation.says,
      ...about,
    }));
    return { checks: [...typed, ...headers, ...bodies], extras };
  };
}

export const mediaTypeOf = ({ headers }: { headers: Readonly<Record<string, string>> }): string =>
  (headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";

type Bare = Omit<NewCheck, "by" | "exchange" | "place">;

function undeclared(contract: Contract, operation: Operation, { status, exchange }: JudgedAnswer): NewCheck {
  return {
    what: "declared status",
    provenance: operation.provenance ?? unknownProvenance,
    holds: false,
    actual: String(status),
    expected: `one of ${[...operation.responses.keys()].join(", ")}`,
    by: "contract",
    exchange,
    place: contract.placeOf([...operation.part.path, "responses"]),
  };
}

function mediaTypeChecks(contract: Contract, operation: Operation, answer: JudgedAnswer, response: Part): Bare[] {
  const declared = Object.keys(members(down(contract.document, response, "content").value));
  const provenance = gradeOfAnswer(contract, operation, answer.status);
  if (answer.method === "HEAD") return [];
  if (declared.length === 0) {
    const holds = answer.text === "";
    return [
      {
        what: "body",
        provenance,
        holds,
        actual: holds ? "empty" : inWords(answer.text.slice(0, 200)),
        expected: "empty",
      },
    ];
  }
  const actual = mediaTypeOf(answer);
  const holds = declared.some((one) => one.split(";")[0]?.trim().toLowerCase() === actual);
  const type = { what: "content type", provenance, holds, actual: actual || "absent", expected: declared.join(" or ") };
  if (!actual.endsWith("json") || answer.body !== undefined) return [type];
  return [
    type,
    { what: "body", provenance, holds: false, actual: inWords(answer.text.slice(0, 200)), expected: "JSON" },
  ];
}

function headerChecks(contract: Contract, operation: Operation, answer: JudgedAnswer, response: Part): Bare[] {
  const headers = down(contract.document, response, "headers");
  return Object.keys(members(headers.value)).flatMap((name) => {
    const header = follow(contract.document, down(contract.document, headers, name));
    if (member(header.value, "required") !== true) return [];
    const actual = answer.headers[name.toLowerCase()];
    const provenance = gradeOfAnswer(contract, operation, answer.status);
    return [
      { what: `header ${name}`, provenance, holds: actual !== undefined, actual: inWords(actual), expected: "present" },
    ];
  });
}

function bodyViolations(contract: Contract, answer: JudgedAnswer, response: Part, strict: boolean) {
  const closed = contract.validator("closed");
  const validate = contract.validator(strict ? "closed" : "open");
  const none = { violations: [], extras: [] };
  const mediaType = mediaTypeOf(answer);
  const schema = mediaType.endsWith("json") ? bodySchema(contract, response, mediaType) : undefined;
  if (schema === undefined || answer.body === undefined || answer.method === "HEAD") return none;
  if (closed(schema.path, answer.body).length === 0) return none;
  const narrow = narrowed(contract, schema, answer.body).path;
  const wrong = validate(schema.path, answer.body);
  if (wrong.length === 0)
    return { violations: [], extras: closed(narrow, answer.body).map(({ path }) => path.join(".")) };
  const precise = validate(narrow, answer.body);
  return { violations: telling(precise.length > 0 ? precise : wrong), extras: [] };
}

/** Goes into alternatives as long as the body's constants leave only one, so that the message is about that one. */
function narrowed(contract: Contract, schema: Part, body: unknown): Part {
  const here = follow(contract.document, schema);
  const alternatives = list(member(here.value, "oneOf") ?? member(here.value, "anyOf"));
  if (!isMembers(here.value) || alternatives.length === 0) return here;
  const [only, ...others] = fittingBranches(contract.document, here, body);
  return only !== undefined && others.length === 0 ? narrowed(contract, only, body) : here;
}

/** The first few violations, one for each place, without those that only say that an alternative failed. */
function telling(violations: readonly Violation[]): readonly Violation[] {
  const plain = violations.filter(({ says }) => !/schema in (oneOf|anyOf)|"then" schema|"else" schema/.test(says));
  const byPlace = new Map((plain.length > 0 ? plain : violations).map((one) => [one.path.join("."), one]));
  return [...byPlace.values()].slice(0, 8);
}
