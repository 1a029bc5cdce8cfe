/** The code of an error body; `place` is the member's name as `x-error-code` of the contract says it, dotted where nested. */
export function errorCodeIn(body: unknown, place: string): string | undefined {
  let part = body;
  for (const name of place.split(".")) {
    if (typeof part !== "object" || part === null || !Object.hasOwn(part, name)) return undefined;
    part = (part as Readonly<Record<string, unknown>>)[name];
  }
  return typeof part === "string" || typeof part === "number" ? String(part) : undefined;
}
