import { type Fields, type groupedWords, isMapping, isText } from "./format.ts";
import type { Path } from "./text.ts";

/** What a file says about one of its services, and where. */
export interface Section {
  readonly service: string;
  readonly path: Path;
  readonly section: unknown;
}

/** A section by service: a file for several services groups it, a file for one does not. */
export function sectionsOf(value: unknown, word: (typeof groupedWords)[number]): readonly Section[] {
  if (!isMapping(value) || value[word] === undefined) return [];
  if (value.services === undefined)
    return [{ service: servicesOf(value)[0] ?? "", path: [word], section: value[word] }];
  if (!isMapping(value[word])) return [];
  const listed = servicesOf(value);
  return Object.entries(value[word])
    .filter(([service]) => listed.includes(service))
    .map(([service, section]) => ({ service, path: [word, service], section }));
}

/** The services that a file says it is for. */
export function servicesOf(value: unknown): readonly string[] {
  if (!isMapping(value)) return [];
  if (isText(value.service)) return [value.service];
  return Array.isArray(value.services) ? value.services.filter(isText) : [];
}

/** The service of a step, a fault or the like: the one it names, or the file's only one. */
export const serviceOf = (value: unknown, item: Fields | { readonly service?: string }): string =>
  isText(item.service) ? item.service : (servicesOf(value)[0] ?? "");
