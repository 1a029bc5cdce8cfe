import type { Effect } from "../../core/effect.ts";

export interface Mail {
  /** What the reader would type in somewhere: the likeliest first. */
  readonly codes: readonly string[];
  readonly links: readonly string[];
}

/** The codes and links of an e-mail, read from the text, html and subject of its data. */
export function mailOf({ data }: Pick<Effect, "data">): Mail {
  const [text, html, subject] = [textIn(data.text), textIn(data.html), textIn(data.subject)];
  const read = [text, textOf(html), subject].join("\n");
  return { codes: codesIn(read.replace(address, " ")), links: linksIn(text, html) };
}

const textIn = (value: unknown): string => (typeof value === "string" ? value : "");

const address = /\bhttps?:\/\/[^\s<>"']+/gi;

/** In order of appearance, each once; those of the html first, where both say the same. */
function linksIn(text: string, html: string): readonly string[] {
  const hrefs = [...html.matchAll(/\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')/gi)].map(
    ([, one, other]) => one ?? other ?? "",
  );
  const written = [...`${text}\n${textOf(html)}`.matchAll(address)].map(([found]) => withoutPunctuation(found));
  const all = [...hrefs.map((href) => unescaped(href).trim()).filter((href) => /^https?:\/\//i.test(href)), ...written];
  return [...new Set(all)];
}

/** A sentence may end behind an address; a bracket that it opened itself is its own. */
function withoutPunctuation(found: string): string {
  const bare = found.replace(/[.,;:!?]+$/, "");
  return bare.endsWith(")") && !bare.includes("(") ? withoutPunctuation(bare.slice(0, -1)) : bare;
}

const textOf = (html: string): string =>
  unescaped(html.replace(/<(style|script)\b[\s\S]*?<\/\1\s*>/gi, " ").replace(/<[^>]*>/g, " "));

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", nbsp: " " };

const unescaped = (html: string): string =>
  html.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (whole, name: string) => entities[name] ?? whole);

const cue = /\b(?:code|pin|otp|passcode|password|token)\b/i;
const candidate = /(?<![\w.,:/€$£#+-])(?:\d{4,8}|[A-Z0-9]{4,8})(?![\w%€$£-]|[.,:/]\d)/g;

/** Where some stand by a word such as "code", these alone are codes. */
function codesIn(text: string): readonly string[] {
  const found = [...text.matchAll(candidate)].map(({ 0: code, index }) => ({
    code,
    told: cue.test(text.slice(Math.max(0, index - 40), index)) || cue.test(text.slice(index, index + 40)),
    follows: /\b(?:code|pin|otp|passcode|password|token)(?:\s+is)?\s*:?\s*$/i.test(text.slice(0, index)),
  }));
  const codes = found.filter(({ code, follows }) => follows || (/\d/.test(code) && !isYear(code)));
  const direct = codes.filter(({ follows }) => follows);
  const told = direct.length > 0 ? direct : codes.filter((one) => one.told);
  return [...new Set((told.length > 0 ? told : codes).map(({ code }) => code))];
}

const isYear = (code: string): boolean => /^(?:19|20)\d\d$/.test(code);
