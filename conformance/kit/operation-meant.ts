import type { Contract } from "./contract.ts";

/** The operation that a request spelt out by a case leads to, by its method and address; a slash more or less at the end is none. */
export function operationMeant(
  { operations }: Contract,
  { method, path }: { method: string; path: string },
): string | undefined {
  const asked = bare(path);
  return [...operations.values()].find(
    (one) => one.method === method.toUpperCase() && patternOf(one.address).test(asked),
  )?.id;
}

const bare = (path: string): string => path.replace(/[?#].*$/s, "").replace(/\/$/, "");

function patternOf(address: string): RegExp {
  const parts = bare(address).split(/\{[^}]+\}/);
  return new RegExp(`^${parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("[^/]+")}$`);
}
