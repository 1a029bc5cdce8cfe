import { encodingOf } from "../encoding.ts";
import { parsed } from "../json.ts";
import type { Exchange } from "../record.ts";

/** What a request body said: JSON as it is, a form or multipart body as members of texts; nothing where it cannot be read. */
export async function bodySent({ requestHeaders, requestBody }: Exchange): Promise<unknown> {
  const type = requestHeaders["content-type"] ?? "";
  const encoding = encodingOf(type.toLowerCase());
  if (requestBody === undefined || encoding === undefined) return undefined;
  if (encoding === "json") return parsed(requestBody);
  return asMembers(await formFields(type, requestBody));
}

/** Name and value of each field, in order; a file counts by its name. */
async function formFields(type: string, body: string): Promise<readonly (readonly [string, string])[]> {
  try {
    const fields = await new Response(body, { headers: { "content-type": type } }).formData();
    return [...fields].map(([name, value]) => [name, typeof value === "string" ? value : value.name]);
  } catch {
    return [];
  }
}

/** `a[b]=1` is a member of a member; a name that comes again, `a[]` and `a[0]` make a list. */
export function asMembers(fields: Iterable<readonly [string, string]>): Readonly<Record<string, unknown>> {
  const root = new Map<string, Field>();
  for (const [name, value] of fields) put(root, stepsOf(name), value);
  return plain(root);
}

type Field = string | string[] | Map<string, Field>;

/** Brackets that hold nothing or a number say that the name stands for a list. */
const stepsOf = (name: string): readonly string[] =>
  name.split(/[[\]]+/).filter((step, index) => index === 0 || (step !== "" && !/^\d+$/.test(step)));

function put(into: Map<string, Field>, [step = "", ...rest]: readonly string[], value: string): void {
  const present = into.get(step);
  if (rest.length > 0) {
    const inner = present instanceof Map ? present : new Map<string, Field>();
    into.set(step, inner);
    put(inner, rest, value);
  } else if (present === undefined || present instanceof Map) into.set(step, value);
  else into.set(step, [...(typeof present === "string" ? [present] : present), value]);
}

function plain(fields: ReadonlyMap<string, Field>): Readonly<Record<string, unknown>> {
  return Object.fromEntries([...fields].map(([name, field]) => [name, field instanceof Map ? plain(field) : field]));
}
