export type Signal = "SIGINT" | "SIGTERM" | "SIGHUP";

/** What a command writes to, is stopped from, and finds around itself. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  readonly colour: boolean;
  /** Where relative paths begin. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Returns when someone wants the command to end. */
  interrupted(): Promise<void>;
  /** Hears each wish to end, until called off. */
  onSignal(hear: (signal: Signal) => void): () => void;
}

/** A call that cannot be understood, or a configuration that cannot be followed: exit code 2. */
export class Usage extends Error {}

/** Understood, and answered with no: exit code 1. */
export class Refused extends Error {}

/** Nobody there who could do it: exit code 3. */
export class Unreachable extends Error {}
