import { IncomingMessage, type RequestListener, ServerResponse } from "node:http";
import { Socket } from "node:net";

export interface Injected {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface InjectedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** The connection was cut before the whole answer had arrived, as a fault asked for. */
export class ConnectionCut extends Error {
  readonly code = "ECONNRESET";
  constructor() {
    super("socket hang up");
  }
}

/**
 * Calls a request listener without a socket; rejects where a socket would have been cut. Own properties carry the answer, because Express exchanges the prototypes
 * of requests and answers (which is why the usual injection package changes every Express application of the process).
 */
export function inject(listener: RequestListener, { method, url, headers, body }: Injected): Promise<InjectedAnswer> {
  const bytes = Buffer.from(body ?? "");
  const request = new IncomingMessage(new Socket());
  const length = bytes.length > 0 ? { "content-length": String(bytes.length) } : {};
  const lowerCase = Object.entries({ ...headers, ...length }).map(
    ([name, value]) => [name.toLowerCase(), value] as const,
  );
  Object.assign(request, { method, url, httpVersion: "1.1", complete: true, headers: Object.fromEntries(lowerCase) });
  if (bytes.length > 0) request.push(bytes);
  request.push(null);

  return new Promise((resolve, reject) => {
    const response = new ServerResponse(request);
    const chunks: Buffer[] = [];
    const keep = (chunk: unknown): void => {
      if (typeof chunk === "string" || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
    };
    response.write = ((chunk: unknown, sent?: unknown) => {
      keep(chunk);
      if (typeof sent === "function") sent();
      return true;
    }) as ServerResponse["write"];
    response.destroy = () => {
      reject(new ConnectionCut());
      return response;
    };
    response.end = ((chunk: unknown) => {
      keep(chunk);
      const sent = Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)] as const);
      resolve({
        status: response.statusCode,
        headers: Object.fromEntries(sent),
        text: Buffer.concat(chunks).toString("utf8"),
      });
      response.emit("finish");
      return response;
    }) as ServerResponse["end"];
    listener(request, response);
  });
}
