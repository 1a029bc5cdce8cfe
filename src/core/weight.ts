/** About how many bytes a value of JSON takes; of a list the first item counts for all. */
export function weightOf(value: unknown): number {
  if (typeof value === "string") return 16 + value.length;
  if (typeof value !== "object" || value === null) return 8;
  if (Array.isArray(value)) return 16 + value.length * weightOf(value[0]);
  let sum = 16;
  for (const name in value) sum += 16 + weightOf((value as Readonly<Record<string, unknown>>)[name]);
  return sum;
}
