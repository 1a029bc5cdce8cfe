import { fromMillis, type Instant, toMillis } from "../core/instant.ts";

/** How a sandbox keeps time: so many milliseconds away from the machine, or stopped. */
export type ClockState = { readonly follow: number } | { readonly frozen: Instant };

export const machineTime: ClockState = { follow: 0 };

/** The sandbox's time when the machine says `machineNow`. */
export const read = (clock: ClockState, machineNow: number): Instant =>
  "frozen" in clock ? clock.frozen : fromMillis(machineNow + clock.follow);

/** The same kind of clock, showing another time. */
export const setTo = (clock: ClockState, instant: Instant, machineNow: number): ClockState =>
  "frozen" in clock ? { frozen: instant } : { follow: toMillis(instant) - machineNow };

export const show = (clock: ClockState, machineNow: number): { mode: "follow" | "frozen"; now: Instant } => ({
  mode: "frozen" in clock ? "frozen" : "follow",
  now: read(clock, machineNow),
});
