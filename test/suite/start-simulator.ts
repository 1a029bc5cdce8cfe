import { createSimulator } from "../../src/index.ts";

/** A strict simulator for the conformance cases: every exchange is judged a second time, and a disagreement is fatal. */
export default async function startSimulator(): Promise<() => Promise<void>> {
  const complaints: string[] = [];
  const simulator = await createSimulator({
    port: 0,
    strict: true,
    onExchange: (entry) => void complaints.push(...(entry.complaints ?? [])),
    onDefect: (error) => void complaints.push(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  });
  process.env.TARGET_URL = `${simulator.gateway}/{service}`;
  return async () => {
    await simulator.close();
    if (complaints.length === 0) return;
    process.exitCode = 1; // since Vitest only prints what a teardown throws
    throw new Error(`the simulator contradicts its contract:\n${[...new Set(complaints)].join("\n")}`);
  };
}
