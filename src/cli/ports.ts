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
    await freePort(host, first + offset);
  }
}

/** The port itself, or a free one for 0; a `Usage` where it cannot be had. */
export function freePort(host: string, port: number): Promise<number> {
  const server = createServer();
  return new Promise((free, refuse) => {
    server.once("error", (error) => refuse(inWords(error, host)));
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => free(typeof address === "object" && address !== null ? address.port : port));
    });
  });
}
