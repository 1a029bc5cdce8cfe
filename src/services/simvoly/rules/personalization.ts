import { rule } from "../contract.ts";
import type { Site } from "../tables.ts";

export type Tags = Site["tags"];
export type Colors = Site["colors"];

/** What is shown in a site for its owner. */
export interface Looks {
  readonly tags: Tags;
  readonly colors: Colors;
}

const isTag = (item: unknown): item is { readonly name: string; readonly value: string } =>
  typeof item === "object" &&
  item !== null &&
  "name" in item &&
  "value" in item &&
  typeof item.name === "string" &&
  item.name !== "" &&
  typeof item.value === "string";

/** Reads a JSON list of names and values; of a name sent twice the last one counts. Undefined where it is none. */
export function tagsIn(text: string): Tags | undefined {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(list) || !list.every(isTag)) return undefined;
  return Object.fromEntries(list.map(({ name, value }) => [name, value]));
}

const colorNames = ["brandColor", "secondaryColor1", "secondaryColor2", "secondaryColor3", "secondaryColor4"] as const;

export const colorsIn = (sent: Colors): Colors =>
  Object.fromEntries(colorNames.flatMap((name) => (sent[name] === undefined ? [] : [[name, sent[name]]])));

/** Tags and colours after some were sent. */
export const merged = rule(
  "tags-merged-by-name",
  (before: Looks, sent: Looks): Looks => ({
    tags: { ...before.tags, ...sent.tags },
    colors: { ...before.colors, ...sent.colors },
  }),
  (_before, sent) => sent,
);

/** Tags and colours of a new site. */
export const initial = rule(
  "initial-tags-and-colours-set",
  (sent: Looks): Looks => sent,
  () => ({ tags: {}, colors: {} }),
);

/** Those of the tags that the template has. */
export const ofTemplate = rule(
  "tags-of-the-template",
  (sent: Tags, names: readonly string[]): Tags =>
    Object.fromEntries(Object.entries(sent).filter(([name]) => names.includes(name))),
  (sent) => sent,
);
