import type { operations } from "../../openapi/control/types.ts";
import type { AnyInput, AnyReply, Input, Reply } from "../core/operation.ts";
import type { Pipeline } from "../http/pipeline.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { Sandbox } from "../runtime/sandbox.ts";

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
  addresses(): readonly ServiceAddress[];
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

/** Every operation of the control contract, none missing. */
export type ControlOperations = { readonly [Id in ControlId]: Handler<Id> };

export const controlOperation = <Id extends ControlId>(_id: Id, handle: Handler<Id>): Handler<Id> => handle;

/** The sandbox that an address names. */
export function sandboxNamed(name: string, { runtime }: ControlContext): Sandbox {
  const sandbox = runtime.get(name);
  if (!sandbox)
    throw new ControlRefusal(404, `no sandbox named ${name}`, {
      field: "sandbox",
      remedy: `known: ${runtime.names().join(", ")}`,
    });
  return sandbox;
}

/** The service that an address names. */
export function serviceNamed(name: string, { runtime }: ControlContext) {
  const service = runtime.services.get(name);
  if (!service)
    throw new ControlRefusal(404, `no service ${name}`, {
      field: "service",
      remedy: `known: ${[...runtime.services.keys()].join(", ")}`,
    });
  return service;
}
