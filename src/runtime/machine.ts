import type { OutgoingRequest } from "../core/effect.ts";

interface Delivered {
  readonly status: number;
  /** What was answered, as far as it is read; left out = nothing. */
  readonly body?: string;
  /** Names are lower-case; left out = none. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** `longestAnswer`: bytes of the answer's body that are read at the most, 64 KiB when left out. */
export interface Sent extends OutgoingRequest {
  readonly longestAnswer?: number;
}

/** Everything outside that the runtime may touch; tests hand in their own. */
export interface Machine {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back at a time of `now()`; answers how to call that off. */
  wake(at: number, run: () => void): () => void;
  /** `patience` ends the exchange. */
  send(request: Sent, patience: AbortSignal): Promise<Delivered>;
}

const longestTimeout = 2 ** 31 - 1;
const usualAnswer = 64 * 1024;

export const thisMachine: Machine = {
  now: () => Date.now(),
  wake(at, run) {
    let timer: NodeJS.Timeout;
    const wait = () => {
      const left = at - this.now();
      timer = setTimeout(left > longestTimeout ? wait : run, Math.min(Math.max(left, 0), longestTimeout)).unref();
    };
    wait();
    return () => clearTimeout(timer);
  },
  async send({ method, url, headers, body, longestAnswer = usualAnswer }, patience) {
    const answer = await fetch(url, {
      method,
      headers,
      redirect: "manual",
      signal: patience,
      ...(method === "GET" || method === "HEAD" ? {} : { body }),
    });
    return {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: await beginningOf(answer, longestAnswer),
    };
  },
};

/** As much of a body as is looked at; what comes after is left unread. */
async function beginningOf(answer: Response, most: number): Promise<string> {
  const reader = answer.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  while (reader && size < most) {
    const { value } = await reader.read();
    if (!value) break;
    chunks.push(value);
    size += value.length;
  }
  await reader?.cancel();
  return new TextDecoder().decode(Buffer.concat(chunks).subarray(0, most));
}

/** Sends, and gives up after so many milliseconds of the machine's time, or when nobody wants to know any more. */
export function sendWithin(
  machine: Machine,
  request: Sent,
  { millis, abandoned }: { millis: number; abandoned: AbortSignal },
): Promise<Delivered> {
  const patience = new AbortController();
  return new Promise((resolve, reject) => {
    const giveUp = (why: string) => {
      reject(new Error(why));
      patience.abort();
    };
    const leave = () => giveUp("abandoned");
    const callOff = machine.wake(machine.now() + millis, () => giveUp("timeout"));
    abandoned.addEventListener("abort", leave);
    if (abandoned.aborted) leave();
    const over = () => {
      callOff();
      abandoned.removeEventListener("abort", leave);
    };
    machine.send(request, patience.signal).finally(over).then(resolve, reject);
  });
}
