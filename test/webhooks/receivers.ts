import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { StandingMachine } from "./machine.ts";
import type { Arrived, Vendor } from "./vendors.ts";

/** What a receiver does with a webhook, and what it knows afterwards. */
export interface Behaviour {
  /** The status to answer, or that there is no answer. */
  take(arrived: Arrived): number | "never answers" | "breaks off";
  state(): unknown;
  forget(): void;
}

/** Takes whatever comes, counts it, goes by what came last, and works it off before it answers. */
export function careless(vendor: Vendor, machine: StandingMachine): Behaviour {
  let count = 0;
  let last = "";
  return {
    take(arrived) {
      machine.pass(2_500);
      count += 1;
      last = vendor.event(arrived).says;
      return 200;
    },
    state: () => ({ count, last }),
    forget() {
      count = 0;
      last = "";
    },
  };
}

/** Verifies first, knows every event again, and goes by when things happened. */
export function careful(vendor: Vendor, machine: StandingMachine): Behaviour {
  const seen = new Set<string>();
  const known = new Map<string, { readonly says: string; readonly at: number }>();
  return {
    take(arrived) {
      if (!vendor.verifies(arrived, machine.now())) return 401;
      const { about, ...event } = vendor.event(arrived);
      const before = known.get(about);
      if (!seen.has(vendor.identity(arrived)) && !(before && before.at > event.at)) known.set(about, event);
      seen.add(vendor.identity(arrived));
      return 200;
    },
    state: () => ({ seen: [...seen].sort(), known: Object.fromEntries([...known].sort()) }),
    forget() {
      seen.clear();
      known.clear();
    },
  };
}

export interface Listening {
  readonly url: string;
  /** `--url … --state … --reset …` */
  readonly flags: readonly string[];
  readonly heard: readonly Arrived[];
  close(): Promise<void>;
}

/** Has a behaviour listen: `/hooks` takes webhooks, `/state` shows, `/reset` forgets. */
export async function listening(behaviour: Behaviour): Promise<Listening> {
  const heard: Arrived[] = [];
  const server = createServer(async (request, response) => {
    const { method = "", url = "", headers } = request;
    if (url === "/state") return void response.end(JSON.stringify(behaviour.state()));
    if (url === "/reset") {
      behaviour.forget();
      return void response.writeHead(204).end();
    }
    const arrived = { method, url, headers, body: await bodyOf(request) };
    heard.push(arrived);
    const status = statusOf(behaviour, arrived);
    if (status === "breaks off") request.socket.destroy();
    else if (status !== "never answers") response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const own = `http://127.0.0.1:${port}`;
  return {
    url: `${own}/hooks`,
    flags: ["--url", `${own}/hooks`, "--state", `${own}/state`, "--reset", `${own}/reset`],
    heard,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Whoever throws answers 500, as frameworks do. */
function statusOf(behaviour: Behaviour, arrived: Arrived): ReturnType<Behaviour["take"]> {
  try {
    return behaviour.take(arrived);
  } catch {
    return 500;
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}
