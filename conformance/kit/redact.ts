import type { Check, Exchange } from "./record.ts";
import type { Credentials } from "./suite.ts";

const secretName = /pass|secret|key|token|authorization|cookie|signature/i;

/** Whether a header or member of this name carries a secret; `others` are names that a service adds. */
export const isSecretName = (name: string, others: readonly string[] = []): boolean =>
  secretName.test(name) || others.some((one) => one.toLowerCase() === name.toLowerCase());
const blot = "***";

/** Blots out what must not reach a report. */
export interface Redaction {
  exchange(exchange: Exchange): Exchange;
  check(check: Check): Check;
  text(text: string): string;
}

/** Secrets are the roles' passwords, secrets and keys wherever they appear, headers that carry some, and members so named. */
export function redactionOf(roles: Readonly<Record<string, Credentials>>, secretHeaders: readonly string[]): Redaction {
  const values = Object.values(roles)
    .flatMap((credentials) => Object.entries(credentials))
    .filter(([name, value]) => secretName.test(name) && value.length >= 4)
    .flatMap(([, value]) => [value, encodeURIComponent(value), new URLSearchParams({ v: value }).toString().slice(2)]);
  // The longest first, so that a secret inside another leaves no rest.
  const known = [...new Set(values)].sort((a, b) => b.length - a.length);
  const secret = secretHeaders.map((name) => name.toLowerCase());
  const text = (original: string): string =>
    withoutMembers(known.reduce((rest, value) => rest.replaceAll(value, blot), original));
  const headers = (original: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(original).map(([name, value]) => [
        name,
        secretName.test(name) || secret.includes(name.toLowerCase()) ? blot : text(value),
      ]),
    );
  return {
    text,
    exchange: (exchange) => ({
      ...exchange,
      path: text(exchange.path),
      requestHeaders: headers(exchange.requestHeaders),
      ...(exchange.requestBody !== undefined && { requestBody: text(exchange.requestBody) }),
      headers: headers(exchange.headers),
      text: text(exchange.text),
    }),
    check: (check) => ({ ...check, actual: text(check.actual), expected: text(check.expected) }),
  };
}

const secretWord = "password|secret|api[_-]?key|(?:access|refresh|session|api)[_-]?token|token";
const memberOfJson = new RegExp(`("(?:[\\w-]*[_-])?(?:${secretWord})"\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*"`, "gi");
const memberOfForm = new RegExp(`(^|[?&])((?:[\\w-]*[_-])?(?:${secretWord})=)[^&"\\s]*`, "gi");

/** Members of JSON, of forms and of queries that are named like secrets. */
const withoutMembers = (original: string): string =>
  original.replaceAll(memberOfJson, `$1"${blot}"`).replaceAll(memberOfForm, `$1$2${blot}`);
