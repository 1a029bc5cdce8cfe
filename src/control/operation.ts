import type { ServerResponse } from "node:http";
import type { operations } from "../../openapi/control/types.ts";
import type { AnyInput, AnyReply, Input, Reply } from "../core/operation.ts";
import type { Service } from "../core/service.ts";
import type { Pipeline } from "../http/pipeline.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { Sandbox } from "../runtime/sandbox.ts";
import { meant } from "../runtime/violation-words.ts";

export interface ServiceAddress {
  readonly name: string;
  readonly title: string;
  readonly address: string;
  readonly operations: number;
  readonly credentials: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What the control API works on; no transaction around it. */
export interface ControlContext {
  readonly runtime: Runtime;
  readonly pipeline: Pipeline;
  readonly version: string;
  readonly controlToken?: string;
  /** The folder that keeps the state between runs. */
  readonly state?: string;
  addresses(): readonly ServiceAddress[];
  gateway(): string;
  /** The machine's time, in milliseconds. */
  now(): number;
  /** Ends the program; left out where another program runs the simulator. */
  readonly stop?: () => void;
}

/** A refusal of ours: what is wrong, where, and what helps. Nothing was changed. */
export class ControlRefusal extends Error {
  readonly status: number;
  readonly field: string | undefined;
  readonly remedy: string | undefined;
  constructor(status: number, error: string, { field, remedy }: { field?: string; remedy?: string } = {}) {
    super(error);
    this.status = status;
    this.field = field;
    this.remedy = remedy;
  }
}

type ControlId = keyof operations & string;
type Handler<Id extends ControlId> = (
  input: Input<operations[Id]>,
  context: ControlContext,
) => Promise<Reply<operations[Id]>>;

/** An operation as the application calls it, after the contract has judged the input. */
export type AnyControlOperation = { call(input: AnyInput, context: ControlContext): Promise<AnyReply> }["call"];

/** Who hears a stream. */
export interface Hearing {
  readonly context: ControlContext;
  readonly response: ServerResponse;
}

/** A stream as the application opens it. */
export type AnyControlStream = { open(input: AnyInput, hearing: Hearing): void }["open"];

/** Every operation of the control contract, none missing; the stream of the journal is answered line by line. */
export type ControlOperations = { readonly [Id in Exclude<ControlId, "streamJournal">]: Handler<Id> };

export const controlOperation = <Id extends ControlId>(_id: Id, handle: Handler<Id>): Handler<Id> => handle;

/** A name in an address that names nothing. */
export const unknown = (what: string, name: string, field: string, known: readonly string[]): ControlRefusal =>
  new ControlRefusal(404, `no ${what} ${name}`, { field, remedy: meant(name, known) });

/** The sandbox that an address names. */
export function sandboxNamed(name: string, { runtime }: ControlContext): Sandbox {
  const sandbox = runtime.get(name);
  if (!sandbox) throw unknown("sandbox named", name, "sandbox", runtime.names());
  return sandbox;
}

/** The service that an address names. */
export function serviceNamed(name: string, { runtime }: ControlContext): Service {
  const service = runtime.services.get(name);
  if (!service) throw unknown("service", name, "service", [...runtime.services.keys()]);
  return service;
}
