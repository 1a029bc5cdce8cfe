import type { Instant, Span } from "./instant.ts";
import type { Row } from "./store.ts";

/** `call`: we ask the user's own server something and go by what it answers. */
export type EffectKind = "webhook" | "email" | "call" | "job";

/** What a handler announces. `to` is the receiver's address; `after` puts it off. */
export interface NewEffect {
  readonly kind: EffectKind;
  readonly topic: string;
  readonly to?: string;
  readonly after?: Span;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Attempt {
  readonly at: Instant;
  readonly status?: number;
  readonly error?: string;
  /** A delivery plan said what the receiver answers; it was not called. */
  readonly pretended?: true;
  /** In what odd way a delivery plan had it sent. */
  readonly sent?: "twice" | "wrongly-signed" | "stale" | "truncated";
  /** Somebody asked for it, out of turn. */
  readonly redelivered?: true;
}

/** Put off by a delivery plan; its next attempt takes no further step. */
export interface PutOff {
  /** How many others that the plan matches are let past first. */
  readonly behind: number;
  readonly topic?: string;
  readonly to?: string;
}

/** An effect as a row: written with the transaction, delivered later. `prepared`: fell due while a scenario was loaded. */
export interface Effect extends Row {
  readonly id: number;
  readonly service: string;
  readonly kind: EffectKind;
  readonly topic: string;
  readonly to?: string;
  readonly dueAt: Instant;
  readonly status: "pending" | "delivered" | "failed" | "prepared";
  readonly data: Readonly<Record<string, unknown>>;
  readonly attempts: readonly Attempt[];
  readonly putOff?: PutOff;
}

/** What goes out for an effect. */
export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the receiver said, as far as it is read. */
export interface EffectAnswer {
  readonly status: number;
  readonly body: string;
}
