import type { RequestListener } from "node:http";
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
  readonly health: () => unknown;
}

/** Serves one service on its own port at the vendor's exact paths. */
export function nodeListener({ pipeline, service, now, publicUrl, health }: EdgeOptions): RequestListener {
  return async (message, response) => {
    const target = message.url ?? "/";
    if (target === "/health" && message.method === "GET") {
      writeReply(response, { status: 200, headers: {}, type: "application/json", body: health() });
      return;
    }
    const waiting = readBody(message);
    const body = "then" in waiting ? await waiting : waiting;
    if (!body) return;
    const reply = await pipeline.handle(
      service,
      rawRequest({ message, target, mount: "", body, receivedAt: now(), publicUrl }),
    );
    writeReply(response, reply);
  };
}
