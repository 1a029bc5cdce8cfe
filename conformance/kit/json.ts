/** Reading functions for what comes from YAML and JSON: each answers a typed part or nothing. */
export type Json = Readonly<Record<string, unknown>>;

export const isMembers = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const members = (value: unknown): Json => (isMembers(value) ? value : {});
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
export const texts = (value: unknown): readonly string[] => list(value).filter((one) => typeof one === "string");

export const member = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;

/** The value behind a path of members and indexes. */
export const at = (value: unknown, path: readonly string[]): unknown => path.reduce(member, value);

/** Parsed JSON, or `undefined` where the text is none. */
export function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}

/** Whether a text is JSON for a text, a number, a truth value or null. */
export function isScalar(json: string): boolean {
  const value = parsed(json);
  return value !== undefined && (typeof value !== "object" || value === null);
}
