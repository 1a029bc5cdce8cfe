import type { OutgoingRequest } from "../../core/effect.ts";

/** The request with the last letter of each signature changed. */
export function wronglySigned(request: OutgoingRequest, signedIn: readonly string[]): OutgoingRequest {
  const names = signedIn.map((name) => name.toLowerCase());
  const headers = Object.entries(request.headers).map(
    ([name, value]) => [name, names.includes(name.toLowerCase()) ? misspelt(value) : value] as const,
  );
  return { ...request, headers: Object.fromEntries(headers) };
}

/** Another value in hexadecimal and in base64 alike, where the last letter before the padding may hold two bits only. */
function misspelt(signature: string): string {
  const [, before = "", last = "", padding = ""] = /^(.*?)([^=])?(=*)$/s.exec(signature) ?? [];
  return `${before}${/[A-Za-f]/.test(last) ? "0" : "a"}${padding}`;
}

/** The first half of the body, cut after it was signed; no letter is cut in two. */
export function truncated(request: OutgoingRequest): OutgoingRequest {
  const letters = [...request.body];
  return { ...request, body: letters.slice(0, Math.floor(letters.length / 2)).join("") };
}
