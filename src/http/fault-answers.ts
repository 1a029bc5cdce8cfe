import { ApiError } from "../core/refusal.ts";
import { type FaultScope, latencyMillis } from "../runtime/fault-problems.ts";
import type { Fault } from "../runtime/faults.ts";
import type { ServiceSettings } from "../runtime/settings.ts";
import type { CompiledContract } from "./compile.ts";
import type { Answer, UnderWay } from "./under-way.ts";

/** Seconds after which a rate-limited caller is told to ask again; short, because callers really wait. */
const retryAfter = 1;

/** Marks an answer as a fault's, since no vendor gave it. */
const faultHeader = "x-stunt-double-fault";

/** The operation is put off: nothing happens until so many milliseconds have passed. */
export class PutOff extends Error {
  readonly millis: number;
  constructor(millis: number) {
    super("put off by a fault");
    this.millis = millis;
  }
}

/** What was done is undone, although its answer goes out, as far as it gets. */
export class Undone extends Error {
  readonly answer: Answer;
  constructor(answer: Answer) {
    super("undone by a fault");
    this.answer = answer;
  }
}

/** In a word, as the answer's header says it. */
export const kindOf = ({ answer, transport }: Fault): string =>
  answer ?? (typeof transport === "object" ? "latency" : (transport ?? ""));

export const latencyOf = ({ transport }: Fault): number | undefined =>
  typeof transport === "object" ? latencyMillis(transport.latency) : undefined;

/** The part of a reply that a fault marks, and how the reply gets lost. */
export const markOf = (
  fault: Fault,
): { readonly header: Readonly<Record<string, string>>; readonly broken?: Broken } => ({
  header: { [faultHeader]: kindOf(fault) },
  ...(isBroken(fault.transport) ? { broken: fault.transport } : {}),
});

type Broken = "reset" | "truncated" | "malformed";
const isBroken = (transport: Fault["transport"]): transport is Broken =>
  transport === "reset" || transport === "truncated" || transport === "malformed";

/** The refusal that a fault puts in an answer's place; undefined where the answer itself goes out, late or broken. */
export function refusalOf(fault: Fault, exchange: UnderWay, settings: ServiceSettings): ApiError | undefined {
  const { service, request, match } = exchange;
  if (fault.transport === "rate-limit") return service.render.rateLimited?.(retryAfter, request) ?? ourRateLimit();
  if (fault.answer === undefined) return undefined;
  const own = service.render.faults?.[fault.answer];
  if (own) return own(settings, request);
  const example = match?.operation.exampleOf(fault.answer);
  if (!example) throw new Error(`${fault.operation} has no error code ${fault.answer}`);
  return new ApiError("", example);
}

const ourRateLimit = (): ApiError =>
  new ApiError("", {
    status: 429,
    body: { error: "too many requests; a fault of this simulator, not an answer of the vendor", retryAfter },
  });

/** Headers of a rate limit, whoever words its body. */
export const rateLimitHeaders = (fault: Fault): Readonly<Record<string, string>> =>
  fault.transport === "rate-limit" ? { "retry-after": String(retryAfter) } : {};

/** What faults of a service can be about. */
export const faultScopeOf = (service: string, contract: CompiledContract): FaultScope => ({
  service,
  operations: [...contract.operations.keys()],
  codesOf: (operation) => contract.operations.get(operation)?.errorCodes() ?? [],
  fieldsOf: (operation) => contract.operations.get(operation)?.fields.map(({ name }) => name) ?? [],
});
