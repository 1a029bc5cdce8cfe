/**
 * Stunt Double in your own process.
 *
 * @example
 * const simulator = await createSimulator({ port: 0, scenarios: ["rank-math/mixed-book"] });
 * const answer = await fetch(`${simulator.url("rank-math")}/wp-json/reseller/v1/orders/`, { headers });
 * await simulator.close();
 */
export type { Instant } from "./core/instant.ts";
export { type Address, Simulator, type SimulatorOptions } from "./simulator.ts";

import { Simulator, type SimulatorOptions } from "./simulator.ts";

/** Starts a simulator and opens its ports. Everything lives in memory unless `data` names a folder. */
export async function createSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  return (await Simulator.create(options)).listen();
}
