import type { Ctx } from "./context.ts";
import { type Answer, ApiError } from "./refusal.ts";

/** What a generated `contract.types.ts` binds together. */
export interface AnyContract {
  operations: object;
  panel: object;
  records: object;
  ruleId: string;
  settings: object;
}

type Content<Answer> = Answer extends { content: infer Types } ? Types[keyof Types] : undefined;

/** One of the answers that the operation declares: its status first, then only that status's body. */
export type Reply<Op> = Op extends { responses: infer Answers }
  ? {
      [Status in keyof Answers & number]: {
        readonly status: Status;
        readonly body: Content<Answers[Status]>;
        readonly headers?: Readonly<Record<string, string>>;
        /** Set by `refusedAndKept`. */
        readonly rule?: string;
      };
    }[keyof Answers & number]
  : never;

/**
 * `Given`, in which every member that `Declared` does not name is impossible: TypeScript looks for excess members in an
 * object literal, but not in what a function returns.
 */
type Closed<Declared, Given> = unknown extends Declared
  ? Given
  : Given extends readonly (infer One)[]
    ? readonly Closed<Declared extends readonly (infer Item)[] ? Item : never, One>[]
    : Given extends object
      ? { [Name in keyof Given]: Name extends Names<Declared> ? Closed<Member<Declared, Name>, Given[Name]> : never }
      : Given;

type Names<Declared> = Declared extends unknown ? keyof Declared : never;
type Member<Declared, Name> = Declared extends unknown ? (Name extends keyof Declared ? Declared[Name] : never) : never;

/** A reply of one status may hold only what the contract names for that status. */
type ClosedReply<Op, Given> = Given extends { status: infer Status }
  ? Closed<Extract<Reply<Op>, { status: Status }>, Given>
  : never;

type Part<Op, Name extends string> = Op extends { parameters: { [N in Name]?: infer Value } }
  ? [NonNullable<Value>] extends [never]
    ? Record<never, never>
    : NonNullable<Value>
  : Record<never, never>;

type Body<Op> = Op extends { requestBody?: infer Value }
  ? NonNullable<Value> extends { content: infer Types }
    ? Types[keyof Types]
    : undefined
  : undefined;

/** Input that the contract has already checked and converted. */
export interface Input<Op> {
  readonly path: Part<Op, "path">;
  readonly query: Part<Op, "query">;
  readonly body: Body<Op>;
}

/** A handler as the runtime sees it; re-runnable, so it must not remember anything. */
export interface AnyOperation {
  readonly id: string;
  handle(input: AnyInput, ctx: Ctx): Promise<AnyReply>;
}

export interface AnyInput {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

export interface AnyReply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The rule behind a refusal that leaves a trace. */
  readonly rule?: string;
}

/** Brands an operation with its id, so that it cannot be listed under another one. */
export interface Operation<Id extends string> extends AnyOperation {
  readonly id: Id;
}

/** Every operation of a contract, none missing: deleting one does not compile. */
export type Operations<Ops> = { readonly [Id in keyof Ops & string]: Operation<Id> };

type Handler<Op, Context, Given extends Reply<Op>> = (
  input: Input<Op>,
  ctx: Context,
) => Promise<Given & ClosedReply<Op, Given>>;

/** Takes the handler of an operation that is named already: so its own answers alone are held against it, not everybody's. */
type Handled<Op, Context, Id extends string> = <Given extends Reply<Op>>(
  handle: Handler<Op, Context, Given>,
) => Operation<Id>;

/** A contract bound to a service's tables and callers. */
export interface Bound<Contract extends AnyContract, Specs, Caller> {
  operation<Id extends keyof Contract["operations"] & string>(
    id: Id,
  ): Handled<Contract["operations"][Id], ContextOf<Contract, Specs, Caller>, Id>;
  panelAction<Id extends keyof Contract["panel"] & string>(
    id: Id,
  ): Handled<Contract["panel"][Id], ContextOf<Contract, Specs, Caller>, Id>;
  /** A refusal to throw. */
  refusal(id: Contract["ruleId"], answer: Answer): ApiError;
  /** A refusal that leaves a trace: returned, so that what was kept stays. */
  refusedAndKept<Answered extends object>(
    id: Contract["ruleId"],
    reply: Answered,
  ): Answered & { readonly rule: string };
}

/** Binds a contract to a service's tables and callers; `contract.ts` of each service is one call of it. */
export function bind<Contract extends AnyContract, Specs, Caller>(): Bound<Contract, Specs, Caller> {
  const handled =
    <Id extends string>(id: Id) =>
    (handle: unknown) =>
      ({ id, handle }) as Operation<Id>;
  return {
    operation: handled,
    panelAction: handled,
    refusal: (id, answer) => new ApiError(id, answer),
    refusedAndKept: (id, reply) => ({ ...reply, rule: id }),
  };
}

/** The context of a bound contract, for functions beside the handlers. */
export type ContextOf<Contract extends AnyContract, Specs, Caller> = Ctx<
  Contract["records"],
  Specs,
  Contract["settings"],
  Caller
>;
