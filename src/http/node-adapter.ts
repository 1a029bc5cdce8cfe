import type { IncomingMessage, RequestListener } from "node:http";
import type { Service } from "../core/service.ts";
import { rawRequest, readBody, writeReply } from "./exchange.ts";
import type { Pipeline } from "./pipeline.ts";

export interface EdgeOptions {
  readonly pipeline: Pipeline;
  readonly service: Service;
  /** Milliseconds since 1970 at the edge. */
  readonly now: () => number;
  readonly publicUrl?: string;
  /** What `GET /health` answers. */
  readonly health: (asked: IncomingMessage) => unknown;
}

/** Serves one service on its own port at the vendor's exact paths. */
export function nodeListener({ pipeline, service, now, publicUrl, health }: EdgeOptions): RequestListener {
  return async (message, response) => {
    const target = message.url ?? "/";
    if (target === "/health" && message.method === "GET") {
      writeReply(response, { status: 200, headers: {}, type: "application/json", body: health(message) });
      return;
    }
    const waiting = readBody(message, () => pipeline.bodyLimit(service));
    const body = "then" in waiting ? await waiting : waiting;
    if (!body) return;
    const asked = { message, target, mount: "", sent: target, body, receivedAt: now(), publicUrl, namedHosts: true };
    writeReply(response, await pipeline.handle(service, rawRequest(asked)));
  };
}
