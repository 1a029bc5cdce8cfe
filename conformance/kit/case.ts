import type { Answer } from "./answer.ts";
import type { Receiver } from "./receiver.ts";
import type {
  Arrange,
  CallArguments,
  CallOptions,
  ContractTypes,
  OperationId,
  StatusPair,
  TableName,
} from "./typed.ts";

/** The closed list of what a target may claim to offer beside the vendor's API. The last three exist on a Stunt Double only. */
export const capabilities = ["clock", "panel", "outbox", "webhook-receiver", "rows", "faults", "settings"] as const;
export type Capability = (typeof capabilities)[number];

/** The most a case does to its target, mildest first. */
export const deeds = ["reads", "creates", "destroys", "charges"] as const;
export type Deed = (typeof deeds)[number];

/** What stands at the top of a case, as data. */
export interface CaseHeader<C extends ContractTypes, Role extends string> {
  /** One sentence in the vendor's words: what holds when the case passes. */
  title: string;
  /** What the case is about; the first names the response whose place a failure shows. */
  contract: readonly StatusPair<C>[];
  /** `positive`: the rule is seen to act. `contrast`: the nearest situation in which it must not. */
  rules?: { positive?: readonly C["ruleId"][]; contrast?: readonly C["ruleId"][] };
  /** Roles beyond the service's usual ones, capabilities, and names of `given:`. Using what is not named here is an engine error. */
  needs?: { roles?: readonly Role[]; capabilities?: readonly Capability[]; given?: readonly string[] };
  /** The case's sandbox gets these; another target must have declared them, or they are the defaults. */
  settings?: Partial<C["settings"]>;
  does: Deed;
  /** The suite version that first held the case. */
  since: string;
  /** Ids of sources.yaml, or public addresses. */
  source: readonly string[];
  /** The case sends what the contract forbids. */
  sends?: "invalid";
  /** The case calls an address that the contract does not list. */
  quirkAddress?: true;
}

export interface CaseFile<C extends ContractTypes, Role extends string> extends CaseHeader<C, Role> {
  run(stage: Stage<C, Role>): Promise<void>;
}

/** Everything a case has in hand while it runs. */
export interface Stage<C extends ContractTypes, Role extends string> {
  /** Calls with the credentials of a role. */
  as(role: Role): Caller<C>;
  /** Calls without credentials. */
  readonly anonymous: Caller<C>;
  /** Panel actions, e.g. `arrange.addReseller({…})`. Capability `panel`; a refusal is "set-up failed". */
  readonly arrange: Arrange<C>;
  /** Capability `clock`. */
  readonly clock: Clock;
  /** Capability `outbox`. */
  readonly outbox: Outbox;
  /** Capability `webhook-receiver`: a server of the case's own, until the case ends. */
  openReceiver(): Promise<Receiver>;
  /** Capabilities `rows`, `faults`, `settings`: on a Stunt Double only. */
  readonly control: Control<C>;
  /** Values of the target's `given:` that the case names in `needs`. */
  given(name: string): unknown;
  /** A name that no other case and no other run uses: `unique("buyer")` is `buyer-7f3a-k2m9-1`. */
  unique(prefix: string): string;
  /** What goes wrong inside is "set-up failed", not a failure of the behaviour under test. */
  setUp<T>(prepare: () => Promise<T>): Promise<T>;
  /**
   * A free check, by whole equality; matchers and regular expressions may stand for values. `named` decides its level.
   *
   * @example check("both answers name the same order", { rule: "repeat-is-harmless" }, second.body, first.body);
   */
  check(what: string, named: Named<C>, actual: unknown, expected: unknown): boolean;
}

/** What a free check is about: a rule, an answer, a property of an answer, or several of them (the weakest decides). */
export type Named<C extends ContractTypes> =
  | { rule: C["ruleId"]; status?: StatusPair<C>; property?: string }
  | { status: StatusPair<C>; property?: string };

/** Sends requests in one role. Every exchange is recorded and judged against the contract. */
export interface Caller<C extends ContractTypes> {
  /** Whether the target is judged by an operation at all: its file may name others alone. */
  offers(operation: OperationId<C>): boolean;
  /** A call as the contract has it: `reseller.call("getOrder", { path: { order_id: 99 } })`. */
  call<Op extends OperationId<C>>(
    operation: Op,
    ...input: CallArguments<C["operations"][Op]>
  ): Promise<Answer<C, C["operations"][Op]>>;
  /** The same with an input the contract forbids. The case says `sends: "invalid"`. */
  callInvalid<Op extends OperationId<C>>(operation: Op, input: LooseInput): Promise<Answer<C, C["operations"][Op]>>;
  /** A request byte for byte; judged against the contract when it names its operation. */
  send<Op extends OperationId<C>>(request: RawCall & { operation: Op }): Promise<Answer<C, C["operations"][Op]>>;
  send(request: RawCall): Promise<Answer<C, unknown>>;
}

export interface LooseInput extends CallOptions {
  path?: Readonly<Record<string, string | number>>;
  query?: Readonly<Record<string, unknown>>;
  body?: unknown;
}

export interface RawCall {
  method: string;
  /** From the target's address on, beginning with a slash; sent as it stands. */
  path: string;
  query?: Readonly<Record<string, unknown>>;
  headers?: Readonly<Record<string, string | undefined>>;
  body?: string | Uint8Array;
}

/** The target's own time. */
export interface Clock {
  read(): Promise<Date>;
  /** By an ISO 8601 duration, e.g. `P1Y`; answers the time reached. */
  advance(duration: string): Promise<Date>;
  advanceTo(instant: Date): Promise<Date>;
  /** Stops time, here or at an instant. On a Stunt Double only. */
  freeze(at?: Date): Promise<Date>;
}

/** A webhook, e-mail or job that the target sent or will send. */
export interface Effect {
  id: number;
  kind: string;
  topic: string;
  to?: string;
  dueAt: string;
  status: string;
  data: Readonly<Record<string, unknown>>;
  attempts: readonly { at: string; status?: number; error?: string }[];
}

export interface Outbox {
  /** After everything due has been delivered, in order; those of one topic, if named. */
  read(topic?: string): Promise<readonly Effect[]>;
  /** Returns once everything due has been delivered. */
  settle(): Promise<void>;
}

export interface Control<C extends ContractTypes> {
  rows<T extends TableName<C>>(table: T): Promise<readonly C["records"][T][]>;
  fault(fault: Fault<C>): Promise<void>;
  settings(settings: Partial<C["settings"]>): Promise<void>;
}

export interface Fault<C extends ContractTypes> {
  operation: OperationId<C>;
  /** An error code of the operation. */
  answer: string;
  next?: number;
  when?: Readonly<Record<string, string | number | boolean>>;
  at?: "before" | "after";
}
