import type { Effect } from "../core/effect.ts";
import type { JournalEntry } from "../runtime/journal/journal.ts";
import { counted } from "./print.ts";

/** `10:14:31    1  rank-math   POST     payment/   200  createOrder   4 ms` */
export function exchangeLine(entry: JournalEntry): string {
  const { n, at, service, request, reply, took, complaints = [] } = entry;
  const cells = [
    at.slice(11, 19),
    String(n).padStart(3),
    service.padEnd(12),
    request.method.padEnd(6),
    shortened(request.path).padEnd(20),
    String(reply.status),
    outcome(entry).padEnd(52),
    `${Math.max(1, Math.round(took))} ms`,
  ];
  return [cells.join("  "), ...complaints.map((complaint) => `          disagreement: ${complaint}`)].join("\n");
}

function outcome({ operation = "", reply, rule, code = "refused", effects, fault }: JournalEntry): string {
  if (fault) return `${(fault.answer ?? operation).padEnd(18)}  fault ${fault.id} ${brokenBy(fault)}`.trimEnd();
  if (rule !== undefined) return `${shortCode(code).padEnd(18)}  rule ${rule}`;
  if (reply.status === 501) return `${"not simulated".padEnd(18)}  ${operation}`.trimEnd();
  return effects > 0 ? `${operation.padEnd(18)}  ${counted(effects, "effect")} queued` : operation;
}

/** What a fault did to the answer, where the status does not tell. */
function brokenBy({ transport, at }: NonNullable<JournalEntry["fault"]>): string {
  const how = typeof transport === "object" ? `latency ${transport.latency}` : (transport ?? "");
  return `${how}${at === "after" ? " afterwards" : ""}`.trim();
}

/** Where a vendor's codes are sentences, their beginning. */
const shortCode = (code: string): string => (code.length > 36 ? `${code.slice(0, 35)}…` : code);

/** The parts of an address in which addresses differ. */
function shortened(path: string): string {
  const [, own = path.slice(1)] = /\/v\d+\/(.+)$/.exec(path) ?? [];
  const parts = own.split("/").filter((part) => part !== "");
  const slash = own.endsWith("/") ? "/" : "";
  return parts.length > 2 ? `${parts[0]}/…/${parts.at(-1)}${slash}` : own;
}

/** `10:15:20       simvoly       → http://127.0.0.1:8080/hooks  project_created  connection refused, again at 10:15:50` */
export function effectLine(effect: Effect): string {
  const { service, kind, topic, to, dueAt, attempts } = effect;
  const at = (attempts.at(-1)?.at ?? dueAt).slice(11, 19);
  return `${at}       ${service.padEnd(12)}  → ${to || kind}  ${topic}  ${fate(effect)}`.trimEnd();
}

/** What came of an effect so far. */
export function fate({
  status,
  kind,
  dueAt,
  attempts,
}: Pick<Effect, "status" | "kind" | "dueAt" | "attempts">): string {
  const last = attempts.at(-1);
  if (!last) return status === "delivered" ? (kind === "email" ? "kept to be read" : "done") : status;
  const answered = [
    last.error === undefined ? String(last.status ?? "done") : inWords(last.error),
    last.pretended ? "pretended" : "",
    last.sent === undefined ? "" : `sent ${last.sent}`,
  ]
    .filter((text) => text !== "")
    .join(" ");
  if (status === "pending") return `${answered}, again at ${dueAt.slice(11, 19)}`;
  return status === "failed" ? `${answered}, given up` : answered;
}

const inWords = (error: string): string =>
  error.includes("ECONNREFUSED")
    ? "connection refused"
    : error.includes("ENOTFOUND")
      ? "no such host"
      : /timeout|timed out|aborted/i.test(error)
        ? "no answer in time"
        : error;
