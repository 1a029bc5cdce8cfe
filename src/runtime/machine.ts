import type { OutgoingRequest } from "../core/effect.ts";

export interface Delivered {
  readonly status: number;
}

/** Everything outside that the runtime may touch; tests hand in their own. */
export interface Machine {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back at a time of `now()`; answers how to call that off. */
  wake(at: number, run: () => void): () => void;
  send(request: OutgoingRequest): Promise<Delivered>;
}

const longestTimeout = 2 ** 31 - 1;
const deliveryTimeout = 10_000;

export const thisMachine: Machine = {
  now: () => Date.now(),
  wake(at, run) {
    let timer: NodeJS.Timeout;
    const wait = () => {
      const left = at - Date.now();
      timer = setTimeout(left > longestTimeout ? wait : run, Math.min(Math.max(left, 0), longestTimeout)).unref();
    };
    wait();
    return () => clearTimeout(timer);
  },
  async send({ method, url, headers, body }) {
    const answer = await fetch(url, {
      method,
      headers,
      redirect: "manual",
      signal: AbortSignal.timeout(deliveryTimeout),
      ...(method === "GET" ? {} : { body }),
    });
    await answer.body?.cancel();
    return { status: answer.status };
  },
};
