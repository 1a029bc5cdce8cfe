import { reaching } from "../address.ts";
import { command } from "../command.ts";
import { reached } from "../connect.ts";
import { overNetwork } from "../network.ts";
import { asJson } from "../print.ts";
import { Refused, Unreachable } from "../terminal.ts";

/** How long a stop may take, and how often we look, in milliseconds. */
const patience = 10_000;
const pause = 25;

export const stop = command({
  name: "stop",
  says: "end the running Stunt Double, once what is kept is written down",
  flags: reaching,
  examples: ["stop", "stop --url http://127.0.0.1:4200"],
  async run(call) {
    const { client, gateway, authority } = reached(call);
    await client.call("stopSimulator");
    await gone(gateway, authority);
    call.terminal.out(call.values.json ? asJson({ stopped: gateway }) : `stopped  ${gateway}\n`);
    return 0;
  },
});

async function gone(gateway: string, authority: string | undefined): Promise<void> {
  const until = Date.now() + patience;
  while (Date.now() < until) {
    if (!(await answers(gateway, authority))) return;
    await new Promise((done) => setTimeout(done, pause));
  }
  throw new Refused(`${gateway} is still there after ${patience / 1_000} s`);
}

async function answers(gateway: string, authority: string | undefined): Promise<boolean> {
  try {
    await overNetwork(gateway, authority)({ method: "GET", path: "/health", headers: {}, body: undefined });
    return true;
  } catch (error) {
    if (error instanceof Unreachable) return false;
    throw error;
  }
}
