import { createServer, type IncomingMessage, type Server } from "node:http";
import { buffer } from "node:stream/consumers";

/** A request that the target sent. */
export interface ReceivedRequest {
  method: string;
  /** From the host on, with the query. */
  path: string;
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>;
  body: string;
}

export interface ReceiverAnswer {
  status?: number;
  /** Sent as JSON, unless it is a text. */
  body?: unknown;
}

/** A server of one case's own, for what the target sends. */
export interface Receiver {
  url: string;
  /** Every request so far. */
  received: readonly ReceivedRequest[];
  /** What is answered from now on; 200 without a body until it is said. */
  answer(answer: ReceiverAnswer): void;
}

/** Listens on this machine alone until `close`. */
export async function openReceiver(): Promise<Receiver & { close(): void }> {
  const received: ReceivedRequest[] = [];
  let next: ReceiverAnswer = {};
  const server = createServer(async (message, response) => {
    received.push(await requestIn(message));
    const { status = 200, body } = next;
    const text = typeof body === "string" || body === undefined ? (body ?? "") : JSON.stringify(body);
    response.writeHead(status, { "content-type": "application/json", connection: "close" }).end(text);
  });
  const port = await portOf(server);
  return {
    url: `http://127.0.0.1:${port}/`,
    received,
    answer: (answer) => {
      next = answer;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function requestIn(message: IncomingMessage): Promise<ReceivedRequest> {
  const headers = Object.entries(message.headers).map(([name, value]) => [name, [value].flat().join(", ")] as const);
  const body = (await buffer(message)).toString("utf8");
  return { method: message.method ?? "", path: message.url ?? "", headers: Object.fromEntries(headers), body };
}

function portOf(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
}
