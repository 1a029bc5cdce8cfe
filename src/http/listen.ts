import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Bounds on what a connection may hold on to. */
export const connectionLimits = { maxHeaderSize: 16 * 1024, requestTimeout: 30_000, headersTimeout: 10_000 };

/** Opens a port and answers the address under which it is reached. */
export async function listen(server: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const { port: opened } = server.address() as AddressInfo;
  const name = host === "0.0.0.0" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${opened}`;
}

/** Calls back when it runs out; answers how to call that off. */
type Patience = (runOut: () => void) => () => void;
const endless: Patience = () => () => {};

/**
 * Finishes what is being answered and lets idle connections go; those who never finish asking are cut off when
 * `patience` runs out.
 */
export function close(server: Server, patience: Patience = endless): Promise<void> {
  return new Promise((resolve) => {
    const callOff = patience(() => server.closeAllConnections());
    server.close(() => {
      callOff();
      resolve();
    });
    server.closeIdleConnections();
  });
}
