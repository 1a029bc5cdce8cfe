import type { JournalEntry } from "./journal.ts";
import { redactBody, redactNamed, redactPairs, redactText, redactValue } from "./redact.ts";

const leftOut = new Set(["host", "user-agent", "content-length", "connection", "accept-encoding", "date", "x-sandbox"]);

/** The part of an entry that determinism is judged by: no durations, peer, Host, User-Agent or base address; no secrets. */
export function canonical(entry: JournalEntry) {
  const { n, at, service, operation, rule, grade, effects, request, reply, asked } = entry;
  const withoutBase = (text: string) => text.replaceAll(request.base, "");
  const headers = (all: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(all)
        .filter(([name]) => !leftOut.has(name.toLowerCase()))
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([name, value]) => [name, redactNamed(name, redactText(withoutBase(value)))]),
    );
  return {
    n,
    at,
    service,
    operation: operation ?? null,
    method: request.method,
    path: request.path,
    query: redactPairs(request.query),
    requestHeaders: headers(request.headers),
    requestBody: redactBody(request),
    status: reply.status,
    replyHeaders: headers(reply.headers),
    body:
      typeof reply.body === "string"
        ? redactText(withoutBase(reply.body))
        : redactValue(JSON.parse(withoutBase(JSON.stringify(reply.body ?? null)))),
    rule: rule ?? null,
    grade: grade ?? null,
    effects,
    ...(asked ? { asked: asked.map((one) => ({ ...one, address: withoutBase(one.address) })) } : {}),
  };
}
