import type { Change } from "../core/change.ts";
import type { Decoded, RawReply, RawRequest } from "../core/http.ts";
import type { Instant } from "../core/instant.ts";
import type { AnyInput, AnyReply } from "../core/operation.ts";
import type { ApiError } from "../core/refusal.ts";
import type { Service } from "../core/service.ts";
import { Witness } from "../core/witness.ts";
import { Asks } from "../runtime/asking.ts";
import type { Fault } from "../runtime/faults.ts";
import type { Exchange } from "../runtime/journal/journal.ts";
import type { Trace } from "../runtime/journal/trace.ts";
import type { CompiledContract, RouteMatch } from "./compile.ts";
import type { Body } from "./decode.ts";

/** What is known about one request on its way. */
export interface UnderWay {
  readonly service: Service;
  readonly contract: CompiledContract;
  /** After the service's normalising. */
  request: RawRequest;
  readonly witness: Witness;
  match?: RouteMatch;
  /** A long body that was read before the transaction began. */
  readAhead?: Body | undefined;
  decoded?: Decoded;
  input?: AnyInput;
  caller?: unknown;
  refusedShape: boolean;
  readonly asks: Asks;
  fault?: Fault;
  /** A fault met before the handler asked outside; running it again does not meet it twice. */
  metBefore?: Fault | undefined;
  trace?: Trace;
  /** What would get a refused request through, where it had to be looked up. */
  help?: Change | undefined;
  /** Names of fields that the handler read; left out where it did not come to its end. */
  read?: ReadonlySet<unknown>;
  /** Its number in the journal and its instant, both taken inside the transaction. */
  place?: number;
  at?: Instant;
}

export const underWay = (service: Service, contract: CompiledContract, request: RawRequest): UnderWay => ({
  service,
  contract,
  request,
  witness: new Witness(),
  refusedShape: false,
  asks: new Asks(),
});

/** A finished exchange, and what the journal keeps of it. */
export interface Exchanged {
  readonly reply: RawReply;
  readonly place: number | undefined;
  readonly entry: Exchange;
}

export type Answer = AnyReply & { readonly type: string; readonly help?: Change | undefined };

/** A refusal as the answer that it is. */
export const refused = (error: ApiError): Answer => ({
  status: error.status,
  body: error.body,
  headers: error.headers,
  type: error.type ?? "application/json",
  ...(error.rule ? { rule: error.rule } : {}),
  ...(typeof error.help === "object" ? { help: error.help } : {}),
});
