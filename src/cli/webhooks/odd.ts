import type { OutgoingRequest } from "../../core/effect.ts";

/** Without the headers by which the receiver knows us. */
export function unsigned(request: OutgoingRequest, signedIn: readonly string[]): OutgoingRequest {
  const names = signedIn.map((name) => name.toLowerCase());
  const headers = Object.entries(request.headers).filter(([name]) => !names.includes(name.toLowerCase()));
  return { ...request, headers: Object.fromEntries(headers) };
}

/** One figure of the body, or of the query where there is no body, is another one; whatever is JSON remains so. */
export function changed(request: OutgoingRequest): OutgoingRequest {
  const { body, url } = request;
  return body === "" ? { ...request, url: otherwise(url) } : { ...request, body: otherwise(body) };
}

/** The query without its last parameter, of a request that has no body to cut. */
export function cutShort(request: OutgoingRequest): OutgoingRequest {
  const url = new URL(request.url);
  const last = [...url.searchParams.keys()].at(-1);
  if (last !== undefined) url.searchParams.delete(last);
  return { ...request, url: url.href };
}

const otherwise = (text: string): string =>
  text.replace(/\d(?=\D*$)/, (figure) => (figure === "9" ? "8" : String(Number(figure) + 1)));
