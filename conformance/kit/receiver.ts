import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { ConfigurationError, reasonOf } from "./errors.ts";
import type { ReceiverWay } from "./target-capabilities.ts";

/** A request that the target sent. */
export interface ReceivedRequest {
  method: string;
  /** From the receiver's address on, beginning with a slash, with the query. */
  path: string;
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>;
  body: string;
}

export interface ReceiverAnswer {
  status?: number;
  /** Sent as JSON, unless it is a text. */
  body?: unknown;
  /** The media type; JSON when left out. */
  type?: string;
}

/** Where one case hears what the target sends. */
export interface Receiver {
  /** Of this receiver alone; ends in a slash. */
  url: string;
  /**
   * The address that somebody has entered in the vendor's panel, where the target file says so. What is sent there while
   * the case runs arrives here, too, signed with the secret.
   */
  registered: { url: string; secret: string | undefined } | undefined;
  /** Every request so far. */
  received: readonly ReceivedRequest[];
  /** What is answered from now on; 200 without a body until it is said. */
  answer(answer: ReceiverAnswer): void;
}

export interface OpenReceiver extends Receiver {
  close(): void;
}

const mostBytes = 1024 * 1024;

/** What one receiver heard and answers. */
class Ear {
  readonly received: ReceivedRequest[] = [];
  #answer: ReceiverAnswer = {};

  answer(answer: ReceiverAnswer): void {
    this.#answer = answer;
  }

  hear(request: ReceivedRequest, response: ServerResponse): void {
    this.received.push(request);
    const { status = 200, body, type } = this.#answer;
    reply(response, status, typeof body === "string" || body === undefined ? (body ?? "") : JSON.stringify(body), type);
  }
}

/** Listens on this machine alone, on a port of its own, until `close`. */
export async function openReceiver(): Promise<OpenReceiver> {
  const ear = new Ear();
  const server = serverFor((request, response) => ear.hear(request, response));
  const port = await listening(server, { host: "127.0.0.1", port: 0 });
  return {
    url: `http://127.0.0.1:${port}/`,
    registered: undefined,
    received: ear.received,
    answer: (answer) => ear.answer(answer),
    close: () => stop(server),
  };
}

/** One server for a whole run, where the target file says that the kit listens. */
export interface SharedReceiver {
  /** A receiver of one case, at a path of its own below the public address. */
  open(token: string): OpenReceiver;
  close(): void;
}

/** Throws a `ConfigurationError` that names the target file's line when nobody can listen there. */
export async function openSharedReceiver(way: ReceiverWay): Promise<SharedReceiver> {
  const ears = new Map<string, Ear>();
  const ownPath = /\/-([a-z0-9-]+)(\/.*|\?.*|)$/s;
  const server = serverFor((request, response) => {
    const [, token, rest = ""] = ownPath.exec(request.path) ?? [];
    const own = token === undefined ? undefined : ears.get(token);
    if (own !== undefined) return own.hear({ ...request, path: rest.startsWith("/") ? rest : `/${rest}` }, response);
    const running = [...ears.values()].at(-1);
    if (token !== undefined || way.registered === undefined) return reply(response, 404, "");
    return running === undefined ? reply(response, 200, "") : running.hear(request, response);
  });
  await listening(server, way).catch((thrown: unknown) => {
    const where = `${way.host}:${way.port}`;
    throw new ConfigurationError(
      `${way.place}: capabilities.webhook-receiver.listen: the kit cannot listen on ${where}: ${reasonOf(thrown)}; end what listens there, or take another port`,
    );
  });
  const { publicUrl, registered } = way;
  return {
    open: (token) => {
      const ear = new Ear();
      ears.set(token, ear);
      return {
        url: `${publicUrl}/-${token}/`,
        registered: registered && { url: publicUrl, secret: registered.secret },
        received: ear.received,
        answer: (answer) => ear.answer(answer),
        close: () => void ears.delete(token),
      };
    },
    close: () => stop(server),
  };
}

function serverFor(hear: (request: ReceivedRequest, response: ServerResponse) => void): Server {
  return createServer((message, response) => {
    requestIn(message).then(
      (request) => (request === undefined ? reply(response, 413, "") : hear(request, response)),
      // The sender went away in the middle of its request.
      () => response.destroy(),
    );
  });
}

function reply(response: ServerResponse, status: number, text: string, type = "application/json"): void {
  response.writeHead(status, { "content-type": type, connection: "close" }).end(text);
}

/** Nothing when the body is too long to be kept. */
async function requestIn(message: IncomingMessage): Promise<ReceivedRequest | undefined> {
  const headers = Object.entries(message.headers).map(([name, value]) => [name, [value].flat().join(", ")] as const);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > mostBytes) return undefined;
    chunks.push(bytes);
  }
  const body = Buffer.concat(chunks).toString("utf8");
  return { method: message.method ?? "", path: message.url ?? "", headers: Object.fromEntries(headers), body };
}

function listening(server: Server, { host, port }: { host: string; port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
}

function stop(server: Server): void {
  server.close();
  server.closeAllConnections();
}
