import { equalSecrets, hmac } from "../../../core/crypto.ts";
import type { RawRequest } from "../../../core/http.ts";
import { rule } from "../contract.ts";

export type Pair = readonly [name: string, value: string];
type Fold = (text: string) => string;

const unicode: Fold = (text) => text.toLowerCase();
const ascii: Fold = (text) => text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());

export const tokenOf = (secret: string, message: string): string => hmac("sha256", secret, message, "base64");

const documented = [
  "resourceurl",
  "usertoken",
  "ip",
  "adblockerstatus",
  "uselegacypaywall",
  "resourcekey",
  "includepropertydata",
];

/** Unknown parameters and empty ones are signed like all others. */
const counted = rule(
  "signature-counts-every-parameter",
  (pairs: readonly Pair[]) => pairs,
  (pairs) => pairs.filter(([name, value]) => value !== "" && documented.includes(name.toLowerCase())),
);

const folded = rule(
  "signature-path-lower-cased",
  (path: string, fold: Fold) => fold(path),
  (path) => path,
);

const byName = ([one]: Pair, [other]: Pair): number => (one < other ? -1 : Number(one > other));

/** Names and values in lower case, not encoded, in order of name. */
const queryPart = rule(
  "signature-query-sorted-and-decoded",
  (pairs: readonly Pair[], fold: Fold) =>
    pairs
      .map(([name, value]): Pair => [fold(name), fold(value)])
      .toSorted(byName)
      .map(([name, value]) => `${name}=${value}`)
      .join("&"),
  (pairs) => new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])).toString(),
);

const isForm = ({ headers }: RawRequest): boolean =>
  headers["content-type"]?.toLowerCase().startsWith("application/x-www-form-urlencoded") ?? false;

const bodyText = ({ body }: RawRequest): string => new TextDecoder().decode(body);

/** What of a JSON body is signed: nothing. */
const bodyPart = rule(
  "signature-ignores-body",
  (_request: RawRequest) => "",
  (request) => (isForm(request) ? "" : bodyText(request)),
);

/** The sets of pairs that may be signed: the query, and with it a form's fields. */
const parameterSets = rule(
  "signature-form-body-accepted",
  (request: RawRequest): readonly (readonly Pair[])[] => {
    const query = [...new URLSearchParams(request.query)];
    return isForm(request) ? [query, [...query, ...new URLSearchParams(bodyText(request))]] : [query];
  },
  (request) => [[...new URLSearchParams(request.query)]],
);

interface Readings {
  readonly paths: readonly string[];
  readonly folds: readonly Fold[];
}

/** Clients differ in what they take for lower case and for the path; all of it is accepted. */
const readings = rule(
  "signature-folding-tolerant",
  ({ path, sentPath = path }: RawRequest): Readings => ({
    paths: [...new Set([path, decoded(path), sentPath, decoded(sentPath)])],
    folds: [unicode, ascii],
  }),
  ({ path }) => ({ paths: [path], folds: [unicode] }),
);

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The text that documentation and clients sign for a request. */
export const usualMessage = (request: RawRequest): string => [...messagesOf(request)][0] ?? "";

/** Every text whose signature is accepted, the usual one first. */
export function messagesOf(request: RawRequest): ReadonlySet<string> {
  const { paths, folds } = readings(request);
  const head = `${request.method.toUpperCase()}\n${request.headers.timestamp ?? ""}`;
  const messages = new Set<string>();
  for (const pairs of parameterSets(request))
    for (const path of paths)
      for (const fold of folds)
        messages.add(`${head}\n${folded(path, fold)}\n${queryPart(counted(pairs), fold)}${bodyPart(request)}`);
  return messages;
}

export function isSigned(request: RawRequest, token: string, secret: string): boolean {
  for (const message of messagesOf(request)) if (equalSecrets(tokenOf(secret, message), token)) return true;
  return false;
}
