import type { Contract, Operation } from "./contract.ts";
import { provenanceOf } from "./contract.ts";
import { down, follow, type OpenApi, type Part } from "./document.ts";
import { type Provenance, unknownProvenance, weakest } from "./grade.ts";
import { at, list, member, members } from "./json.ts";

/** The grade of an operation's answer, or of the operation where the answer has none. */
export function gradeOfAnswer(contract: Contract, operation: Operation, status: number): Provenance {
  const response = operation.responses.get(status);
  const own = response && provenanceOf(follow(contract.document, response));
  return own ?? operation.provenance ?? unknownProvenance;
}

/** The schema of an answer's body: that of the media type named, else of the first. */
export function bodySchema(contract: Contract, response: Part, mediaType?: string): Part | undefined {
  const content = down(contract.document, response, "content");
  const declared = Object.keys(members(content.value));
  const chosen = declared.find((one) => one === mediaType) ?? declared[0];
  return chosen === undefined ? undefined : down(contract.document, content, chosen, "schema");
}

/**
 * The grade of one property of an answer: the nearest on the way down to it. `body` tells which branch of a `oneOf` is meant.
 */
export function gradeOfProperty(
  contract: Contract,
  operation: Operation,
  answer: { status: number; body: unknown; mediaType?: string },
  path: readonly string[],
): Provenance {
  const above = gradeOfAnswer(contract, operation, answer.status);
  const response = operation.responses.get(answer.status);
  const schema = response && bodySchema(contract, response, answer.mediaType);
  if (schema === undefined) return above;
  return walk({ document: contract.document, body: answer.body }, schema, path, [], above) ?? above;
}

interface Walk {
  document: OpenApi;
  body: unknown;
}

function walk(
  { document, body }: Walk,
  part: Part,
  ahead: readonly string[],
  behind: readonly string[],
  above: Provenance,
): Provenance | undefined {
  const schema = follow(document, part);
  // A grade beside a reference is nearer to the property than one inside what it refers to.
  const here = provenanceOf(part) ?? provenanceOf(schema) ?? above;
  const [name, ...rest] = ahead;
  const branches = fittingBranches(document, schema, at(body, behind));
  const found = branches.flatMap((branch) => walk({ document, body }, branch, ahead, behind, here) ?? []);
  const [first, ...others] = found;
  if (first !== undefined) return weakest(first, ...others);
  if (name === undefined) return here;
  const next = stepDown(document, schema, name);
  return next && walk({ document, body }, next, rest, [...behind, name], here);
}

function stepDown(document: OpenApi, schema: Part, name: string): Part | undefined {
  const ways = [
    ["properties", name],
    ["prefixItems", name],
    ...(/^\d+$/.test(name) ? [["items"]] : []),
    ["additionalProperties"],
  ];
  return ways
    .map((way) => down(document, schema, ...way))
    .find(({ value }) => typeof value === "object" && value !== null);
}

/** The branches of a schema whose constants agree with the value; all of them when none or nothing is known. */
export function fittingBranches(document: OpenApi, schema: Part, value: unknown): Part[] {
  return ["oneOf", "anyOf", "allOf"].flatMap((keyword) => {
    const branches = list(member(schema.value, keyword)).map((_, index) =>
      down(document, schema, keyword, String(index)),
    );
    if (keyword === "allOf") return branches;
    const fitting = branches.filter((branch) => constantsAgree(document, branch, value));
    return fitting.length > 0 ? fitting : branches;
  });
}

function constantsAgree(document: OpenApi, branch: Part, value: unknown): boolean {
  const properties = down(document, branch, "properties");
  return Object.keys(members(properties.value)).every((name) => {
    const schema = follow(document, down(document, properties, name));
    const constant = member(schema.value, "const");
    const own = member(value, name);
    if (constant !== undefined) return constant === own;
    return own === undefined || constantsAgree(document, schema, own);
  });
}
