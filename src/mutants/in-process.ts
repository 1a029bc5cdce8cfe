import inject from "light-my-request";
import type { Transport } from "../../conformance/kit/index.ts";
import type { Simulator } from "../simulator.ts";

/** Speaks to a simulator's gateway without a socket: every request is injected. */
export function inProcess(simulator: Simulator): Transport {
  const listener = simulator.listener();
  return async ({ method, url, headers, body }) => {
    const { pathname, search, host } = new URL(url);
    const answer = await inject(listener, {
      method: method as "GET",
      url: pathname + search,
      headers: { host, ...headers },
      ...(body === undefined ? {} : { payload: Buffer.from(body) }),
    });
    const flat = Object.entries(answer.headers).map(([name, value]) => [name, String(value)] as const);
    return { status: answer.statusCode, headers: Object.fromEntries(flat), text: answer.payload };
  };
}
