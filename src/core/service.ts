import type { Ctx } from "./context.ts";
import type { Effect, EffectAnswer, OutgoingRequest } from "./effect.ts";
import type { BodyProblem, Decoded, FieldSpec, RawReply, RawRequest, Violation } from "./http.ts";
import type { Instant, Span } from "./instant.ts";
import type { AnyContract, AnyOperation, ContextOf, Operations } from "./operation.ts";
import type { Page } from "./page.ts";
import type { ApiError } from "./refusal.ts";
import type { Row, Schema } from "./store.ts";
import type { WebhookPlan } from "./webhook-plan.ts";

/** The checks before a handler; a service lists them in its vendor's order. */
export type Check = "key" | "route" | "caller" | "mediaType" | "shape" | "permission";

/** What sandboxes derive their own credentials from; the same for the same sandbox name. */
export interface Mint {
  readonly sandbox: string;
  /** Characters drawn from an alphabet; `label` tells several of one role apart. */
  token(label: string, alphabet: string, length: number): string;
}

export interface MintedCredentials {
  /** The public part, by which a request finds its sandbox. */
  readonly key: string;
  readonly credentials: Readonly<Record<string, string>>;
}

export interface Auth<Context, Caller> {
  /** The public part of the credentials, as far as the request carries any. */
  key(request: RawRequest): string | undefined;
  /** Who is calling; undefined where nobody is signed in; refuses what is wrong. */
  caller(request: RawRequest, ctx: Context): Promise<Caller | undefined>;
  /** Refuses a caller without the right to an operation. */
  permission(caller: Caller | undefined, operation: string): void;
  /** The request as a holder of these credentials (those of roles.yaml, or minted) would send it at that instant. Pure. */
  sign(request: RawRequest, credentials: Readonly<Record<string, string>>, at: Instant): RawRequest;
  /** Keeps credentials of a role for one sandbox; undefined where the role's account does not exist. */
  mint(role: string, mint: Mint, ctx: Context): Promise<MintedCredentials | undefined>;
}

/** What a vendor's server does to requests and answers around the contract. All pure. */
export interface Normalise<Caller> {
  /** Query parameters that only `reply` looks at. */
  readonly reads?: readonly string[];
  /** Method overrides, other addresses of the same operation. */
  request?(request: RawRequest): RawRequest;
  /** Where a value sent in one place counts as sent in another. */
  input?(decoded: Decoded, fields: readonly FieldSpec[]): Decoded;
  /** Envelope, field filter, vendor headers, HEAD. */
  reply?(reply: RawReply, request: RawRequest, outcome: Outcome<Caller>): RawReply;
}

/** What is known about an exchange when its answer is dressed. */
export interface Outcome<Caller> {
  readonly operation: string | undefined;
  /** The rule that refused. */
  readonly rule: string | undefined;
  /** Methods that the address offers, in the contract's order; none where no route matched. */
  readonly methods: readonly string[];
  readonly caller: Caller | undefined;
}

/** The vendor's error bodies for what the pipeline finds. */
export interface Render<Settings> {
  /** `methods`: those that the address offers instead, in the contract's order; none where there is no such address. */
  noRoute(request: RawRequest, methods?: readonly string[]): ApiError;
  badBody(problem: BodyProblem, request: RawRequest, fields: readonly FieldSpec[]): ApiError;
  /** Undefined when none of the violations matters to this vendor. */
  violations(violations: readonly Violation[], fields: readonly FieldSpec[]): ApiError | undefined;
  /** The vendor's answer to its own defect. */
  crash(request: RawRequest): ApiError;
  /** How the vendor says that one should ask again after so many seconds; left out = in words of ours. */
  rateLimited?(seconds: number, request: RawRequest): ApiError;
  /** Failures that only a fault provokes, by error code. */
  faults?: Readonly<Record<string, (settings: Settings, request: RawRequest) => ApiError>>;
}

export interface Deliver<Context, Settings = unknown> {
  /** Pure but for `ctx`: the same effect at the same instant gives the same bytes. */
  request(effect: Effect, ctx: Context): Promise<OutgoingRequest>;
  /** Whether the receiver's status counts as delivered. */
  delivered(status: number): boolean;
  /** Topics of the webhooks and calls that the service announces. */
  readonly topics?: readonly string[];
  /** After the n-th failed attempt the next one follows so much later; after the last the delivery has failed. */
  readonly retries?: readonly Span[] | { of(settings: Settings, effect: Effect): readonly Span[] }["of"];
  /** Names of the headers by which the receiver knows us. */
  readonly signedIn?: readonly string[];
  /** Applies what the receiver said, in the transaction that records the attempt. */
  answered?(effect: Effect, answer: EffectAnswer, ctx: Context): Promise<void>;
}

export type Job<Context> = (data: Readonly<Record<string, unknown>>, ctx: Context) => Promise<void>;

/** What scenario files may leave out is made up from here. */
export interface FactoryKit {
  readonly faker: Faker;
  readonly now: string;
  next(sequence: string): Promise<number>;
  token(alphabet: string, length: number): Promise<string>;
}

/** The part of faker that factories use; its instance is seeded by the sandbox. */
export interface Faker {
  readonly person: { firstName(): string; lastName(): string };
  readonly internet: { email(options: { firstName: string; lastName: string; provider: string }): string };
  readonly number: { int(options: { min: number; max: number }): number };
  readonly helpers: { arrayElement<Value>(values: readonly Value[]): Value };
}

/** Makes whole, valid records from a partial one; `n` counts from 0. */
export type Factory<Context> = (
  given: Readonly<Record<string, unknown>>,
  n: number,
  kit: FactoryKit,
  ctx: Context,
) => Promise<void>;

/** Makes up what a step of a scenario leaves out of an operation's or panel action's fields. */
export type Fill = (
  given: Readonly<Record<string, unknown>>,
  kit: FactoryKit,
) => Promise<Readonly<Record<string, unknown>>>;

/** What a rule says about rows that the service itself has made: a scenario may bring along others, and is told. */
interface Invariant<RuleId, Table, Held, Context> {
  readonly rule: RuleId;
  readonly table: Table;
  holds(row: Held, ctx: Context): Promise<boolean>;
}
export type AnyInvariant = Invariant<string, string, Row, Ctx>;

export type InvariantOf<Contract extends AnyContract, Specs, Context> = {
  [Table in keyof Specs & keyof Contract["records"] & string]: Invariant<
    Contract["ruleId"],
    Table,
    Contract["records"][Table],
    Context
  >;
}[keyof Specs & keyof Contract["records"] & string];

interface Definition<Contract extends AnyContract, Specs, Caller, Context> {
  readonly name: string;
  readonly title: string;
  /** The contract's folder, when it is not `openapi/<name>`. */
  readonly contract?: string;
  readonly tables: Specs;
  /** The first number of each sequence. */
  readonly sequences: Readonly<Record<string, number>>;
  /** Tables whose ids a sequence numbers: it goes on behind the ids that a scenario brings along. */
  readonly numbers?: Readonly<Record<string, readonly (keyof Specs & string)[]>>;
  readonly operations: Operations<Contract["operations"]>;
  readonly panel: Operations<Contract["panel"]>;
  readonly jobs: Readonly<Record<string, Job<Context>>>;
  readonly checks: readonly Check[];
  readonly auth: Auth<Context, Caller>;
  readonly normalise?: Normalise<Caller>;
  readonly render: Render<Contract["settings"]>;
  readonly deliver?: Deliver<Context, Contract["settings"]>;
  /** Of a service that sends webhooks. Loaded when somebody's receiver is checked. */
  readonly webhookPlan?: () => Promise<WebhookPlan>;
  /** What a person sees in a browser, by the name that `/_stage/<page>` has. */
  readonly pages?: Readonly<Record<string, Page<Context>>>;
  /** Loaded when a scenario generates. One factory per table. */
  readonly factory?: () => Promise<Readonly<Record<string, Factory<Context>>>>;
  /** Loaded when a step says `fill: true`. One per operation or panel action that offers it. */
  readonly fill?: () => Promise<Readonly<Record<string, Fill>>>;
  readonly invariants?: readonly InvariantOf<Contract, Specs, Context>[];
}

/** A service as every other room sees it. */
export interface Service
  extends Omit<Definition<AnyContract, Schema, unknown, Ctx>, "operations" | "panel" | "render" | "invariants"> {
  readonly operations: Readonly<Record<string, AnyOperation>>;
  readonly panel: Readonly<Record<string, AnyOperation>>;
  readonly render: Render<unknown>;
  readonly invariants?: readonly AnyInvariant[];
}

/** Declares a service against its contract; from here on its types are those of any service. */
export const service = <Contract extends AnyContract, Specs, Caller>(
  definition: Definition<Contract, Specs, Caller, ContextOf<Contract, Specs, Caller>>,
): Service => {
  const missing = (["route", "mediaType", "shape"] as const).filter((check) => !definition.checks.includes(check));
  if (missing.length > 0) throw new Error(`${definition.name} lists no check ${missing.join(", ")}`);
  return definition as unknown as Service;
};
