import type { Change } from "../../../core/change.ts";
import { equalSecrets, fromBase64, hmac } from "../../../core/crypto.ts";
import type { RawRequest } from "../../../core/http.ts";
import { messagesOf, type Pair, tokenOf, usualMessage } from "./signature.ts";
import { lines, nearMessage, sideBySide } from "./signature-difference.ts";

interface Parts {
  readonly method: string;
  readonly timestamp: string;
  readonly path: string;
  readonly query: string;
}

interface Mistake {
  readonly says: string;
  of(right: Parts, request: RawRequest): Partial<Parts> & { readonly end?: string };
}

const pairsOf = ({ query }: RawRequest): readonly Pair[] => [...new URLSearchParams(query)];
const joined = (pairs: readonly Pair[]): string => pairs.map(([name, value]) => `${name}=${value}`).join("&");
const sorted = (pairs: readonly Pair[]): readonly Pair[] =>
  pairs.toSorted(([one], [other]) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1));
const bodyOf = ({ body }: RawRequest): string => new TextDecoder().decode(body);

/** The known ways of getting a signature wrong. */
const mistakes: readonly Mistake[] = [
  { says: "the query is signed decoded", of: (_, { query }) => ({ query: query.toLowerCase() }) },
  {
    says: "the query is signed decoded",
    of: (_, request) => ({
      query: new URLSearchParams(sorted(pairsOf(request)).map(([...pair]) => pair)).toString().toLowerCase(),
    }),
  },
  {
    says: "a space is signed as a space",
    of: ({ query }) => ({ query: query.replaceAll(" ", "%20") }),
  },
  {
    says: "parameters are signed in order of name",
    of: (_, request) => ({ query: joined(pairsOf(request)).toLowerCase() }),
  },
  { says: "the query is signed in lower case", of: (_, request) => ({ query: joined(sorted(pairsOf(request))) }) },
  {
    says: "empty parameters are signed, too",
    of: (_, request) => ({ query: joined(sorted(pairsOf(request).filter(([, value]) => value !== ""))).toLowerCase() }),
  },
  { says: "the query is signed", of: () => ({ query: "" }) },
  {
    says: "the query stands on a line of its own",
    of: ({ path }, { query }) => ({ path: `${path}?${query.toLowerCase()}`, query: "" }),
  },
  { says: "the path is signed in lower case", of: (_, { path }) => ({ path }) },
  { says: "the method is signed in capitals", of: ({ method }) => ({ method: method.toLowerCase() }) },
  { says: "GET is not the method of this request", of: () => ({ method: "GET" }) },
  { says: "POST is not the method of this request", of: () => ({ method: "POST" }) },
  { says: "PUT is not the method of this request", of: () => ({ method: "PUT" }) },
  { says: "the timestamp is signed as it is sent", of: ({ timestamp }) => ({ timestamp: timestamp.toLowerCase() }) },
  {
    says: "the timestamp is signed with its seconds",
    of: ({ timestamp }) => ({ timestamp: timestamp.replace(/:\d\d GMT$/, " GMT") }),
  },
  { says: "nothing follows the query", of: () => ({ end: "\n" }) },
  { says: "a body is not signed", of: ({ query }, request) => ({ query: `${query}${bodyOf(request)}` }) },
  { says: "a body is not signed", of: (_, request) => ({ end: `\n${bodyOf(request)}` }) },
  {
    says: "the path is signed without host",
    of: ({ path }, { base }) => ({ path: `${base.toLowerCase()}${path}` }),
  },
];

interface Signed {
  readonly request: RawRequest;
  readonly token: string;
  readonly secret: string;
}

/** Both texts, the one signed where it can be found, and where they part. */
export function whatWasSigned({ request, token, secret }: Signed): Change {
  const expected = usualMessage(request);
  const wrongForm = otherForms(secret, expected).find(({ made }) => equalSecrets(made, token));
  if (wrongForm) return { says: `${wrongForm.says}; this is to be signed:\n${lines(expected)}` };

  const found = knownMistake({ request, token, secret }, expected);
  if (found) return { says: sideBySide(found.message, expected, found.says) };
  const near = nearMessage({ token, secret, messages: messagesOf(request) });
  if (near) return { says: sideBySide(near.signed, near.expected, "another character was signed") };
  const perhaps = "no text near this one gives the token, so the secret may be another";
  return { says: `${perhaps}; sign this with the secret of the key:\n${lines(expected)}` };
}

function knownMistake({ request, token, secret }: Signed, expected: string) {
  const [method = "", timestamp = "", path = "", query = ""] = expected.split("\n");
  const right = { method, timestamp, path, query };
  for (const { says, of } of mistakes) {
    const { end = "", ...wrong } = of(right, request);
    const parts = { ...right, ...wrong };
    const message = `${parts.method}\n${parts.timestamp}\n${parts.path}\n${parts.query}${end}`;
    if (message !== expected && equalSecrets(tokenOf(secret, message), token)) return { says, message };
  }
  return undefined;
}

/** The right text signed in another way. */
const otherForms = (secret: string, message: string) => [
  { says: "the token is Base64, not hexadecimal", made: hmac("sha256", secret, message, "hex") },
  { says: "the hash is SHA-256, not SHA-1", made: hmac("sha1", secret, message, "base64") },
  { says: "the secret is used as it is, not decoded from Base64", made: tokenOf(fromBase64(secret), message) },
  { says: "the lines end with LF, not CR LF", made: tokenOf(secret, message.replaceAll("\n", "\r\n")) },
  { says: "the lines are joined by LF", made: tokenOf(secret, message.replaceAll("\n", "")) },
];
