import type { ClockState } from "./clock.ts";
import type { SandboxRecord } from "./sandbox.ts";

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
