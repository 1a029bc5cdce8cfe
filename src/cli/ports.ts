import { createServer } from "node:net";
import type { SimulatorOptions } from "../simulator.ts";
import { inWords } from "./simulating.ts";

/** Refuses ports that cannot be had before anything is written down, so that a refused start leaves no state behind. */
export async function refuseTaken({ host = "127.0.0.1", port, services }: SimulatorOptions): Promise<void> {
  const { defaultPort } = await import("../simulator.ts");
  const { registry } = await import("../services/registry.ts");
  const first = port ?? defaultPort;
  const offsets = first === 0 ? [0] : [0, ...(services ?? registry).map(({ offset }) => offset)];
  for (const offset of offsets) {
    await tried(host, first + offset).catch((error: unknown) => {
      throw inWords(error, host);
    });
  }
}

function tried(host: string, port: number): Promise<void> {
  const server = createServer();
  return new Promise((free, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => server.close(() => free()));
  });
}
