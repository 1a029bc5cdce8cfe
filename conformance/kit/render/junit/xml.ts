export type Attributes = Readonly<Record<string, string | number>>;

/** An element with what is inside it, already written; empty when there is nothing. */
export const element = (name: string, named: Attributes, inside: string): string =>
  inside === "" ? `<${name}${attributes(named)}/>` : `<${name}${attributes(named)}>${inside}</${name}>`;

export const attributes = (named: Attributes): string =>
  Object.entries(named)
    .map(([name, value]) => ` ${name}="${escaped(String(value)).replaceAll("\n", "&#10;")}"`)
    .join("");

/** XML 1.0 has no place for control characters and lone surrogates, not even escaped. */
export const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
    .replaceAll(/[&<>"\r]/g, (character) => entities[character] ?? character);

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
};
