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
  /** The rule that refused, without the service's name. */
  readonly rule?: string;
}

/** What of the fields does not fit the contract, before anything is played. */
export interface PlayedMistake {
  /** Dotted from the fields, e.g. `plan`; empty for the call itself. */
  readonly field: string;
  readonly problem: string;
  readonly remedy: string;
}

/** Plays operations through the same checks and rules as a request from outside; implemented over the pipeline. */
export interface Player {
  problems(played: Played): readonly PlayedMistake[];
  /** Leaves no entry in the journal. */
  play(sandbox: Sandbox, played: Played): Promise<PlayedAnswer>;
}
