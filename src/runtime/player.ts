import type { Sandbox } from "./sandbox.ts";

/** An operation or panel action that somebody plays, field by field, whatever place each field has in the request. */
export interface Played {
  readonly service: string;
  /** An operationId, or the name of a panel action. */
  readonly call: string;
  readonly kind: "operation" | "panel";
  /** A role of roles.yaml; left out = nobody signed in. Without meaning for panel actions. */
  readonly as?: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface PlayedAnswer {
  readonly status: number;
  readonly body: unknown;
  /** The error code of a refusal, as far as its answer has one. */
  readonly code?: string;
  /** The rule that refused, without the service's name. */
  readonly rule?: string;
}

/** What of the fields does not fit the contract, before anything is played. */
export interface PlayedMistake {
  /** Dotted from the fields, e.g. `plan`; empty for the call itself, `as` for the role. */
  readonly field: string;
  /** What is wrong: the call, the role, a field's name, its value, or that it is not there. */
  readonly about: "call" | "role" | "name" | "value" | "missing";
  readonly problem: string;
  readonly remedy: string;
}

/** What a contract says about faults and effects of a service, for those who write about them. */
export interface Vocabulary {
  readonly operations: readonly string[];
  /** Topics of webhooks, as far as the contract names them. */
  readonly topics: readonly string[];
  errorCodes(operation: string): readonly string[];
}

/** Plays operations through the same checks and rules as a request from outside; implemented over the pipeline. */
export interface Player {
  problems(played: Played): readonly PlayedMistake[];
  /** The fields of an operation or panel action, each with its format; undefined when there is no such call. */
  fieldsOf(played: Pick<Played, "service" | "call" | "kind">): ReadonlyMap<string, string | undefined> | undefined;
  vocabulary(service: string): Vocabulary;
  /** Leaves no entry in the journal. */
  play(sandbox: Sandbox, played: Played): Promise<PlayedAnswer>;
}
