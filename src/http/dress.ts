import type { RawReply, RawRequest } from "../core/http.ts";
import { httpDate, type Instant } from "../core/instant.ts";
import type { Service } from "../core/service.ts";
import type { Exchange } from "../runtime/journal/journal.ts";
import { keptBody } from "../runtime/journal/sent-fields.ts";
import type { Sandbox } from "../runtime/sandbox.ts";
import type { NoSandbox } from "./choose-sandbox.ts";
import { markOf, rateLimitHeaders } from "./fault-answers.ts";
import type { Answer, UnderWay } from "./under-way.ts";

/** The answer as the vendor's server sends it, with what we say about it. */
export function dressed(exchange: UnderWay, answer: Answer, sent: RawRequest, sandbox: Sandbox): RawReply {
  const { service, contract, fault } = exchange;
  const mark = fault && markOf(fault);
  const grade = contract.gradeOf(answer.rule, exchange.match?.operation, answer.status);
  const headers: Record<string, string> = { ...answer.headers, date: httpDate(exchange.at ?? sandbox.now()) };
  if (answer.rule) headers["x-stunt-double-rule"] = `${service.name}/${answer.rule}`;
  if (grade) headers["x-stunt-double-grade"] = grade;
  if (fault) Object.assign(headers, mark?.header, rateLimitHeaders(fault));
  const reply: RawReply = { status: answer.status, headers, body: answer.body, type: answer.type };
  const outcome = {
    operation: exchange.match?.operation.id,
    rule: answer.rule,
    methods: exchange.match?.operation.offered ?? [],
    caller: exchange.caller,
  };
  const own = service.normalise?.reply?.(reply, sent, outcome) ?? reply;
  return mark?.broken ? { ...own, broken: mark.broken } : own;
}

/** An answer without the service's dressing. */
export const ownReply = ({ status, headers = {}, body, type }: Answer): RawReply => ({ status, headers, body, type });

/** A request as the journal keeps it. */
export const cut = (request: RawRequest): RawRequest =>
  request.body.length > keptBody ? { ...request, body: new Uint8Array(request.body.subarray(0, keptBody)) } : request;

/** What the journal keeps of a request that belongs to no sandbox. */
export const strayExchange = (
  service: Service,
  request: RawRequest,
  { reply, message, remedy }: NoSandbox,
  at: Instant,
): Exchange => ({
  at,
  service: service.name,
  operation: undefined,
  request: cut(request),
  reply,
  rule: undefined,
  grade: undefined,
  effects: 0,
  took: 0,
  grounds: {
    status: reply.status,
    settings: {},
    settingsRead: [],
    applied: [],
    overlapped: false,
    unread: [],
    state: [],
    help: { says: `${message}; ${remedy}` },
  },
});
