import { closest } from "../core/closest.ts";

/** One keyword of a schema that a value does not meet, as ajv tells it. */
export interface Unmet {
  /** Dotted; its last part is what the value is for. */
  readonly field: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly value: unknown;
}

export interface Words {
  readonly problem: string;
  readonly remedy: string;
}

const kinds: Readonly<Record<string, string>> = {
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  string: "text",
  object: "a mapping",
  array: "a list",
  null: "null",
};

/** A number past what a number holds, and what is none at all. */
export const tooLarge: Words = { problem: "holds a number that nothing keeps", remedy: "write a number below 1e308" };

/** What is wrong with a value and what helps, in plain words. */
export function wordsFor({ field, keyword, params, value }: Unmet): Words {
  const shown = short(value);
  const name = field.split(".").at(-1) || "value";
  switch (keyword) {
    case "required":
      return { problem: "is missing", remedy: "give it a value" };
    case "additionalProperties":
      return { problem: `has no field ${params.additionalProperty}`, remedy: "leave it out" };
    case "enum":
      return {
        problem: `${shown} is not ${withArticle(name)}`,
        remedy: meant(value, listOf(params.allowedValues).map(String)),
      };
    case "type": {
      const wanted = listOf(params.type).map((type) => kinds[String(type)] ?? String(type));
      const quotes = params.type === "string" && ["number", "boolean"].includes(typeof value);
      return {
        problem: `${shown} is not ${wanted.join(" or ")}`,
        remedy: quotes ? "put it in quotes" : `write ${wanted.join(" or ")}`,
      };
    }
    case "pattern":
      return { problem: `${shown} has not the form of ${withArticle(name)}`, remedy: `it matches ${params.pattern}` };
    case "minLength":
    case "minItems":
      return { problem: `${shown} is too short`, remedy: `at least ${params.limit}` };
    case "maxLength":
    case "maxItems":
      return { problem: `${shown} is too long`, remedy: `at most ${params.limit}` };
    case "minimum":
    case "maximum":
    case "exclusiveMinimum":
    case "exclusiveMaximum":
      return { problem: `${shown} is out of range`, remedy: `it is ${params.comparison} ${params.limit}` };
    case "format":
      return params.format === "date-time"
        ? { problem: `${shown} is not an instant`, remedy: "write 2026-11-22T10:00:00Z or an offset like -3d +2h" }
        : { problem: `${shown} is no ${params.format}`, remedy: `write a ${params.format}` };
    case "const":
      return { problem: `${shown} cannot stand here`, remedy: `it is ${short(params.allowedValue)}` };
    case "text":
      return { problem: "holds a character that nothing keeps", remedy: "leave out U+0000 and half surrogate pairs" };
    case "number":
      return tooLarge;
    default:
      return { problem: `${shown} is not allowed`, remedy: "the contract says what is" };
  }
}

/** `did you mean …?` where something known is near, else everything that is known. */
export function meant(word: unknown, known: readonly string[], list = "known: "): string {
  const near = closest(String(word), known);
  return near === undefined ? `${list}${known.join(", ") || "nothing"}` : `did you mean ${near}?`;
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const short = (value: unknown): string => {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

const withArticle = (name: string): string => `${/^[aeio]/i.test(name) ? "an" : "a"} ${name}`;
