import type { IncomingHttpHeaders } from "node:http";

export function isGenuine(headers: IncomingHttpHeaders, body: Uint8Array, secret: string): boolean;
