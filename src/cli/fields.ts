import { Usage } from "./terminal.ts";

/** `name=text` and `name:=json` as fields; a dotted name leads into an object. */
export function fieldsOf(words: readonly string[]): Record<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const word of words) {
    const [, name, json, text = ""] = /^([^=]+?)(:?)=([\s\S]*)$/.exec(word) ?? [];
    if (name === undefined)
      throw new Usage(`${word} is not a field; write name=text, or name:=json for numbers and the like`);
    if (fields.has(name)) throw new Usage(`${name} is given twice`);
    fields.set(name, json === ":" ? parsed(name, text) : text);
  }
  return Object.fromEntries(fields);
}

function parsed(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Usage(`${name}:= takes JSON, not ${text}; for text write ${name}=${text}`);
  }
}
