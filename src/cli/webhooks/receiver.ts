import type { OutgoingRequest } from "../../core/effect.ts";
import { reasonOf } from "../../runtime/effects/sending.ts";
import { type Machine, type Sent, sendWithin } from "../../runtime/machine.ts";
import { Unreachable, Usage } from "../terminal.ts";

/** What came of one delivery: a status, or why there was none. */
export interface Came {
  readonly status?: number;
  readonly error?: string;
  /** Milliseconds until the answer was there, or was given up. */
  readonly ms: number;
}

/** Milliseconds that a receiver may take, and who says so. */
export interface Limit {
  readonly millis: number;
  readonly because: string;
}

export interface ReceiverOptions {
  readonly url: string;
  readonly machine: Machine;
  readonly limit: Limit;
  /** What is never told, though the state may show it. */
  readonly secret?: string;
  /** GET tells what stands for the receiver's state. */
  readonly state?: string;
  /** POST has the receiver forget everything. */
  readonly reset?: string;
}

/** So much longer is waited than a receiver may take, so that a slow one is measured. */
const grace = 20_000;
/** After so long nothing more is sent. */
const budget = 300_000;
const longestState = 1024 * 1024;

/** Nothing more is sent, since it took too long already. */
export class OutOfTime extends Error {}

/** The user's own receiver: sent to, measured, and asked for its state. */
export class Receiver {
  readonly #options: ReceiverOptions;
  readonly #began: number;
  readonly #abandoned = new AbortController().signal;
  #sent = 0;
  #slowest: Came = { ms: 0 };

  constructor(options: ReceiverOptions) {
    this.#options = options;
    this.#began = options.machine.now();
  }

  /** How many deliveries there were. */
  get sent(): number {
    return this.#sent;
  }

  get slowest(): Came {
    return this.#slowest;
  }

  get url(): string {
    return this.#options.url;
  }

  get limit(): Limit {
    return this.#options.limit;
  }

  async send(request: OutgoingRequest): Promise<Came> {
    const { machine, limit } = this.#options;
    const began = machine.now();
    if (began - this.#began > budget) throw new OutOfTime("it took more than five minutes so far");
    this.#sent += 1;
    const came = await this.#exchange(request, limit.millis + grace).then(
      ({ status }) => ({ status }),
      (error: unknown) => ({ error: inWords(reasonOf(error)) }),
    );
    const measured = { ...came, ms: machine.now() - began };
    if (measured.ms >= this.#slowest.ms) this.#slowest = measured;
    return measured;
  }

  /** What stands for the receiver's state, with members in order; undefined where it shows none. */
  async state(): Promise<string | undefined> {
    const { state: url, secret } = this.#options;
    if (url === undefined) return undefined;
    const { body = "" } = await this.#asked("--state", { method: "GET", url, longestAnswer: longestState + 1 });
    if (Buffer.byteLength(body) > longestState) throw new Usage(`--state ${url} answers more than 1 MiB`);
    return secret === undefined ? body : body.replaceAll(secret, "[redacted]");
  }

  /** Has it begin anew; false where it cannot. */
  async reset(): Promise<boolean> {
    const { reset: url } = this.#options;
    if (url === undefined) return false;
    await this.#asked("--reset", { method: "POST", url });
    return true;
  }

  async #asked(flag: string, { method, url, ...more }: Pick<Sent, "method" | "url" | "longestAnswer">) {
    const request = { method, url, headers: {}, body: "", ...more };
    const answer = await this.#exchange(request, grace).catch((error: unknown) => {
      const reason = inWords(reasonOf(error));
      const remedy = remedies.get(reason);
      if (remedy !== undefined) throw new Unreachable(`nobody answers at ${flag} ${url}: ${reason}; ${remedy}`);
      throw new Usage(`${flag} ${url} gives no answer: ${reason}`);
    });
    if (answer.status >= 200 && answer.status < 300) return answer;
    throw new Usage(`${flag} ${url} answered ${answer.status}; it has to answer ${method} with 200`);
  }

  #exchange(request: Sent, millis: number) {
    return sendWithin(this.#options.machine, request, { millis, abandoned: this.#abandoned });
  }
}

export const brokenOff = "connection broken off";

/** What helps where nobody is there, by the words for it. */
const remedies: ReadonlyMap<string, string> = new Map([
  ["connection refused", "start your receiver first"],
  ["no such host", "is the address right?"],
]);

function inWords(error: string): string {
  if (error.includes("ECONNREFUSED")) return "connection refused";
  if (/ENOTFOUND|EAI_AGAIN/.test(error)) return "no such host";
  if (/ECONNRESET|UND_ERR_SOCKET|other side closed/.test(error)) return brokenOff;
  return error === "timeout" ? "no answer" : error;
}
