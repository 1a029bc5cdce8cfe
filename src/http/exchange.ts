import type { IncomingMessage, ServerResponse } from "node:http";
import type { RawReply, RawRequest } from "../core/http.ts";
import { namedBy, schemeOf } from "./hosts.ts";

interface ReadBody {
  readonly body: Uint8Array;
  readonly tooLarge: boolean;
}

const noBody: ReadBody = { body: new Uint8Array(), tooLarge: false };

/**
 * Collects a body up to so many bytes; of what is longer nothing is kept. Undefined when the client went away
 * in the middle: nobody is left to answer.
 */
export function readBody(request: IncomingMessage, limitOf: () => number): Promise<ReadBody | undefined> | ReadBody {
  if (request.headers["content-length"] === undefined && request.headers["transfer-encoding"] === undefined)
    return noBody;
  const limit = limitOf();
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
      else chunks.length = 0;
    });
    request.on("end", () =>
      resolve(length > limit ? { ...noBody, tooLarge: true } : { body: Buffer.concat(chunks), tooLarge: false }),
    );
    request.on("error", () => resolve(undefined));
  });
}

export interface Asked {
  readonly message: IncomingMessage;
  /** Path and query as sent, without the part that a mount point took. */
  readonly target: string;
  /** What a mount point took, e.g. `/rank-math` on the gateway. */
  readonly mount: string;
  /** Path and query as sent, mount point included. */
  readonly sent: string;
  /** Whether the host may name sandbox and service. */
  readonly namedHosts: boolean;
  readonly body: ReadBody;
  readonly receivedAt: number;
  readonly publicUrl: string | undefined;
}

export function rawRequest({
  message,
  target,
  mount,
  sent,
  body,
  receivedAt,
  publicUrl,
  namedHosts,
}: Asked): RawRequest {
  const cut = target.indexOf("?");
  const headers = message.headers as Record<string, string>;
  const named = namedHosts ? namedBy(headers.host, publicUrl) : undefined;
  return {
    method: message.method ?? "GET",
    path: pathOf(target),
    sentPath: pathOf(sent),
    query: cut < 0 ? "" : target.slice(cut + 1),
    headers,
    body: body.body,
    receivedAt,
    base: publicUrl ?? `${schemeOf(message)}://${headers.host ?? "127.0.0.1"}${mount}`,
    ...(named ? { named } : {}),
    ...(body.tooLarge ? { tooLarge: true } : {}),
  };
}

function pathOf(target: string): string {
  const cut = target.indexOf("?");
  return cut < 0 ? target : target.slice(0, cut);
}

export interface WrittenReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined where nothing at all is sent. */
  readonly payload: string | undefined;
}

/** An answer as it goes over the wire: JSON unless its type says otherwise. */
export function written({ status, headers, body, type, broken }: RawReply): WrittenReply {
  const typed = type === "" ? headers : { ...headers, "content-type": type };
  if (body === undefined) return { status, headers: typed, payload: undefined };
  const payload = typeof body === "string" && !type.includes("json") ? body : JSON.stringify(body);
  return { status, headers: typed, payload: broken === "malformed" ? malformed(payload) : payload };
}

/** Half of a body and a character that no format has there. */
const malformed = (payload: string): string => `${payload.slice(0, Math.ceil(payload.length / 2))}\u0000`;

/** Writes an answer, or what a fault leaves of it; an answer that never begins destroys the connection. */
export function writeReply(response: ServerResponse, reply: RawReply): void {
  const { status, headers, payload } = written(reply);
  const cutOff = reply.broken === "truncated";
  if (reply.broken === "reset" || (cutOff && !payload)) {
    response.destroy();
    return;
  }
  if (payload === undefined) {
    response.writeHead(status, headers);
    response.end();
    return;
  }
  const bytes = Buffer.byteLength(payload);
  response.writeHead(status, { ...headers, "content-length": bytes });
  if (cutOff) response.write(Buffer.from(payload).subarray(0, bytes >> 1), () => response.destroy());
  else response.end(payload);
}

/** Whether a fault lets the caller see nothing but a broken connection. */
export const isCutOff = ({ broken }: RawReply): boolean => broken === "reset" || broken === "truncated";
