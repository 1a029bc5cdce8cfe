import express, { type Express, type Request } from "express";
import { rawRequest, readBody, writeReply } from "./exchange.ts";
import type { EdgeOptions } from "./node-adapter.ts";

interface ExpressOptions extends EdgeOptions {
  /** All requests are for this one. */
  readonly sandbox?: string;
  /** Whether the host may name sandbox and service; in a user's own application it names what the user wants. */
  readonly namedHosts?: true;
}

/** Serves one service as an Express application, on its own or mounted into another one. */
export function expressApplication({
  pipeline,
  service,
  now,
  publicUrl,
  health,
  sandbox,
  namedHosts,
}: ExpressOptions): Express {
  const application = express();
  application.disable("x-powered-by");
  application.disable("etag");
  application.get("/health", (request, response) => {
    writeReply(response, { status: 200, headers: {}, type: "application/json", body: health(request) });
  });
  application.use(async (request, response) => {
    const body = alreadyRead(request) ?? (await readBody(request, () => pipeline.bodyLimit(service)));
    if (!body) return;
    if (sandbox !== undefined) request.headers["x-sandbox"] = sandbox;
    const raw = rawRequest({
      message: request,
      target: request.url,
      mount: request.baseUrl,
      sent: request.originalUrl,
      body,
      receivedAt: now(),
      publicUrl,
      namedHosts: namedHosts === true,
    });
    writeReply(response, await pipeline.handle(service, raw));
  });
  return application;
}

/** The body as bytes again, where a parser of the surrounding application has consumed it. */
function alreadyRead(request: Request): { body: Uint8Array; tooLarge: false } | undefined {
  if (!request.readableEnded || request.body === undefined) return undefined;
  if (Buffer.isBuffer(request.body)) return { body: request.body, tooLarge: false };
  const form = /urlencoded/.test(request.headers["content-type"] ?? "");
  const text = form
    ? new URLSearchParams(request.body as Record<string, string>).toString()
    : JSON.stringify(request.body);
  return { body: Buffer.from(text), tooLarge: false };
}
