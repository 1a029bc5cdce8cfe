import type { Transport } from "../../conformance/kit/index.ts";
import type { RawRequest } from "../core/http.ts";
import type { Service } from "../core/service.ts";
import { isCutOff, written } from "../http/exchange.ts";
import { ConnectionCut, inject } from "../http/inject.ts";
import { thisMachine } from "../runtime/machine.ts";
import type { Simulator } from "../simulator.ts";

type WireRequest = Parameters<Transport>[0];

/** Speaks to one service of a simulator, and to its control API, without a socket. */
export async function inProcess(simulator: Simulator, service: Service): Promise<Transport> {
  const control = await simulator.control();
  return async (request) => {
    const { pathname, search } = new URL(request.url);
    if (pathname.startsWith("/_control/")) return inject(control, { ...request, url: pathname + search });
    if (pathname === "/health") return { status: 200, headers: {}, text: JSON.stringify(simulator.health()) };
    const reply = await simulator.pipeline.handle(service, raw(request));
    if (isCutOff(reply)) throw new ConnectionCut();
    const { status, headers, payload } = written(reply);
    return { status, headers: lowerCase(headers), text: payload ?? "" };
  };
}

function raw({ method, url, headers, body = "" }: WireRequest): RawRequest {
  const { origin, pathname, search } = new URL(url);
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  return {
    method,
    path: pathname,
    query: search.slice(1),
    headers: lowerCase(headers),
    body: bytes,
    receivedAt: thisMachine.now(),
    base: origin,
  };
}

const lowerCase = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
