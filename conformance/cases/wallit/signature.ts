import { createHmac } from "node:crypto";

/** A public key and its secret. */
export interface KeySet {
  key: string;
  secret: string;
}

/** What of a request is signed. */
export interface Signed {
  method: string;
  /** As sent, without the query. */
  path: string;
  /** Decoded, in any order. */
  parameters: readonly (readonly [name: string, value: string])[];
  at: Date;
}

/** The two headers that sign a request, by the names of the wire in lower case. */
export function signature(keys: KeySet, request: Signed): { timestamp: string; authentication: string } {
  const authentication = `${keys.key}:${tokenOf(keys.secret, stringToSign(request))}`;
  return { timestamp: rfc1123(request.at), authentication };
}

/** Method, timestamp, lower-cased path, and the lower-cased query in order of name. */
export function stringToSign({ method, path, parameters, at }: Signed): string {
  const pairs = parameters.map(([name, value]) => [name.toLowerCase(), value.toLowerCase()] as const);
  const sorted = pairs.sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
  const query = sorted.map(([name, value]) => `${name}=${value}`).join("&");
  return [method.toUpperCase(), rfc1123(at), path.toLowerCase(), query].join("\n");
}

export const tokenOf = (secret: string, message: string): string =>
  createHmac("sha256", secret).update(message).digest("base64");

export const rfc1123 = (at: Date): string => at.toUTCString();

/** The same two headers for a text of the case's own, e.g. one made in a wrong way. */
export function signatureOf(keys: KeySet, at: Date, message: string): { timestamp: string; authentication: string } {
  return { timestamp: rfc1123(at), authentication: `${keys.key}:${tokenOf(keys.secret, message)}` };
}
