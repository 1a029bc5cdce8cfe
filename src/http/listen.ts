import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createSecureServer, Server as SecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { Tls } from "./tls.ts";

/**
 * Bounds on what a connection may hold on to. An idle one stays longer than clients keep theirs: one that we close may be
 * just the one that a client has taken to ask again, who is then left without an answer.
 */
const connectionLimits = {
  maxHeaderSize: 16 * 1024,
  requestTimeout: 30_000,
  headersTimeout: 10_000,
  keepAliveTimeout: 75_000,
};

/** A server for one port, over TLS where there is some. */
export const serverFor = (listener: RequestListener, tls: Tls | undefined): Server | SecureServer =>
  tls ? createSecureServer({ ...connectionLimits, ...tls.server }, listener) : createServer(connectionLimits, listener);

/** Opens a port and answers the address under which it is reached. */
export async function listen(server: Server | SecureServer, host: string, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const { port: opened } = server.address() as AddressInfo;
  const name = host === "0.0.0.0" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
  return `${server instanceof SecureServer ? "https" : "http"}://${name}:${opened}`;
}

/** Calls back when it runs out; answers how to call that off. */
type Patience = (runOut: () => void) => () => void;
const endless: Patience = () => () => {};

/**
 * Finishes what is being answered and lets idle connections go; those who never finish asking are cut off when
 * `patience` runs out.
 */
export function close(server: Server | SecureServer, patience: Patience = endless): Promise<void> {
  return new Promise((resolve) => {
    const callOff = patience(() => server.closeAllConnections());
    server.close(() => {
      callOff();
      resolve();
    });
    server.closeIdleConnections();
  });
}
