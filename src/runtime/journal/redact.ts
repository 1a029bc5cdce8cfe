import type { RawRequest } from "../../core/http.ts";

const secretNames =
  /pass|secret|token|authorization|cookie|(?:api|access|client|download|platform|private|website)[-_]?key|signature|^(?:authentication|session)$/i;
const blot = "[redacted]";

/** Called plainly `key`, a value may open something by itself; `Key` may also be the public half of a pair. */
export const isSecretName = (name: string): boolean => secretNames.test(name) || name === "key";

/** The value of a header, unless its name says that it is a secret. */
export const redactNamed = (name: string, value: string): string => (isSecretName(name) ? blot : value);

/** A query or a form without the values of secrets; everything else stays as it was sent. */
export const redactPairs = (text: string): string => text.split("&").map(redactPair).join("&");

function redactPair(pair: string): string {
  const [name = ""] = new URLSearchParams(pair).keys();
  const cut = pair.indexOf("=");
  return cut < 0 ? pair : `${pair.slice(0, cut + 1)}${redactNamed(name, pair.slice(cut + 1))}`;
}

/** Pairs as they stand in an address, a form or a sentence. */
const pairsInText = /([?&;]|&amp;|\b)([\w.%[\]-]{1,80})=([^&\s"'<>;#]+)/g;

/** Any text without the values of secrets that addresses in it carry. */
export const redactText = (text: string): string =>
  text.includes("=")
    ? text.replace(pairsInText, (pair, before: string, name: string) =>
        isSecretName(decoded(name)) ? `${before}${name}=${blot}` : pair,
      )
    : text;

/** A value of JSON without the values of members whose names say that they are secrets. */
export function redactValue(value: unknown): unknown {
  if (typeof value === "string") return redactText(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(redactValue);
  return redactMembers(value);
}

export const redactMembers = (members: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(members).map(([name, member]) => [name, isSecretName(name) ? blot : redactValue(member)]),
  );

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** The text of a body without the values of secrets. */
export function redactBody({ body, headers }: RawRequest): string {
  const text = Buffer.from(body).toString("utf8");
  const type = headers["content-type"] ?? "";
  if (/json/i.test(type)) return redactJson(text);
  return /^multipart\//i.test(type) ? redactParts(text) : redactPairs(text);
}

function redactJson(text: string): string {
  let found = false;
  const withoutSecrets = (name: string, value: unknown): unknown => {
    const shown = isSecretName(name) ? blot : typeof value === "string" ? redactText(value) : value;
    if (shown !== value) found = true;
    return shown;
  };
  try {
    const shown = JSON.stringify(JSON.parse(text), withoutSecrets);
    return found ? shown : text;
  } catch {
    return text.replace(brokenMember, (member, start: string) => (isSecretName(start) ? `${start}"${blot}"` : member));
  }
}

/** A member of a text that is nearly JSON; its value may lack the closing quote. */
const brokenMember = /("(?:[^"\\]|\\.)*"\s*:\s*)(?:"(?:[^"\\]|\\.)*"?|[^\s,}\]]+)/g;

const redactParts = (text: string): string =>
  text.replace(/(\bname="([^"]*)"[\s\S]*?\r?\n\r?\n)[\s\S]*?(?=\r?\n--|$)/g, (part, head: string, name: string) =>
    isSecretName(name) ? `${head}${blot}` : part,
  );
