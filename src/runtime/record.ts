import type { Row } from "../core/store.ts";
import type { ClockState } from "./clock.ts";
import type { DeliveryPlan } from "./effects/deliveries.ts";
import type { KeptFault } from "./faults.ts";
import type { Note } from "./scenario/refused.ts";
import type { ServiceSettings } from "./settings.ts";

export type Credentials = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A scenario file's text under the name that refusals give it. */
export interface ScenarioText {
  readonly name: string;
  readonly text: string;
}

/** What a sandbox is besides its rows; itself a row, so that it survives a restart. */
export interface SandboxRecord extends Row {
  readonly id: "record";
  readonly scenarios: readonly string[];
  /** Settings and clock with which it began, and to which a reset returns. */
  readonly beginning: Pick<SandboxRecord, "settings" | "clock">;
  /** What was asked for; defaults are laid under it. */
  readonly settings: Readonly<Record<string, ServiceSettings>>;
  readonly clock: ClockState;
  readonly randomSeed: number;
  readonly faults: readonly KeptFault[];
  /** The highest number that a fault was given. */
  readonly lastFault?: number;
  /** What becomes of the next deliveries. */
  readonly deliveries: readonly DeliveryPlan[];
  /** What its scenarios say that no rule would allow. */
  readonly notes: readonly Note[];
  /** A scenario that was handed over as text, for resets. */
  readonly file?: ScenarioText;
  /** service → role → name → value. */
  readonly credentials: Readonly<Record<string, Credentials>>;
  /** service → public parts of the minted credentials. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
}

const isRecord = (row: Row | undefined): row is SandboxRecord => row?.id === "record";

/** The record in a row as a store kept it; an earlier version wrote fewer fields. */
export const recordIn = (row: Row | undefined): SandboxRecord | undefined =>
  isRecord(row) ? { ...emptyRecord({ ...row, ...row.beginning }), ...row } : undefined;

type Beginning = SandboxRecord["beginning"] & { readonly randomSeed: number; readonly clock: ClockState };

/** A sandbox that begins with these settings and this clock, and holds nothing yet. */
export const emptyRecord = ({ settings, clock, randomSeed }: Beginning): SandboxRecord => ({
  id: "record",
  scenarios: [],
  beginning: { settings, clock },
  settings,
  clock,
  randomSeed,
  faults: [],
  deliveries: [],
  notes: [],
  credentials: {},
  keys: {},
});
