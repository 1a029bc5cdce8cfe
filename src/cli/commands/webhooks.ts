import { type Machine, thisMachine } from "../../runtime/machine.ts";
import { type Command, command, group } from "../command.ts";
import { type Values, wholeNumber } from "../flags.ts";
import { asJson } from "../print.ts";
import { type Terminal, Usage } from "../terminal.ts";
import { credentialsFor, limitOf, ownAddress, type Sender, sendersNamed } from "../webhooks/asked.ts";
import { check } from "../webhooks/check.ts";
import { flags } from "../webhooks/flags.ts";
import { Receiver } from "../webhooks/receiver.ts";
import { allHold, type Reported, reportJson, reportShown } from "../webhooks/shown.ts";
import { Source } from "../webhooks/source.ts";

type Chosen = Values<typeof flags>;

/** The command, on a machine whose time and network it uses. */
export const checkingOn = (machine: Machine): Command =>
  command({
    name: "webhooks check",
    says: "does your own receiver verify, and bear duplicates, disorder and loss?",
    flags,
    notes: [
      "Sends what the simulator would send, rightly and wrongly: expects 2xx of the one and 4xx of the other.",
      "Without --state answers alone are judged; with it, order can hold only where --reset is given too.",
      "Exit codes: 0 all that applies holds · 1 something does not, or could not be judged · 2 usage or configuration · 3 nobody answers there",
    ],
    examples: [
      "webhooks check --url http://127.0.0.1:8080/hooks --service wallit",
      "webhooks check --url http://127.0.0.1:8080/hooks --state http://127.0.0.1:8080/state --reset http://127.0.0.1:8080/reset",
    ],
    async run({ values: chosen, terminal }) {
      const judge = await asked(chosen, { machine, terminal });
      const reports: Reported[] = [];
      for (const sender of await sendersNamed(chosen.service)) reports.push(await judge(sender));
      const holds = reports.every(allHold);
      terminal.out(
        chosen.json ? asJson({ holds, services: reports.map(reportJson) }) : reports.map(reportShown).join("\n"),
      );
      return holds ? 0 : 1;
    },
  });

interface Around {
  readonly machine: Machine;
  readonly terminal: Terminal;
}

/** Reads what was asked; answers how to judge a receiver of one service. */
async function asked(chosen: Chosen, { machine, terminal }: Around) {
  const { "allow-host": allowedHosts = [] } = chosen;
  if (chosen.url === undefined) throw new Usage("webhooks check needs --url <receiver>, where your receiver listens");
  const url = ownAddress("--url", chosen.url, allowedHosts);
  const own = (flag: "state" | "reset") =>
    chosen[flag] === undefined ? {} : { [flag]: ownAddress(`--${flag}`, chosen[flag], allowedHosts) };
  const places = { ...own("state"), ...own("reset") };
  const port = wholeNumber("port", chosen.port, [0, 65_530]);
  const randomSeed = wholeNumber("random-seed", chosen["random-seed"], [0, 0xffffffff]);
  const simulator = {
    allowedHosts,
    randomSeed: randomSeed ?? machine.now() % 0xffffffff,
    ...(port === undefined ? {} : { port }),
    onDefect: (error: unknown) => terminal.err(`defect: ${error instanceof Error ? error.stack : String(error)}\n`),
  };
  return async (sender: Sender): Promise<Reported> => {
    const credentials = credentialsFor(sender, chosen);
    const secret = chosen.secret === undefined ? {} : { secret: chosen.secret };
    const receiver = new Receiver({ url, machine, limit: limitOf(sender.plan, chosen.within), ...secret, ...places });
    const source = await Source.open({ ...sender, receiver: { url, ...credentials }, machine, simulator });
    try {
      const checked = await check({ source, receiver, plan: sender.plan });
      const given = { secret: chosen.secret !== undefined };
      return { ...checked, url, plan: sender.plan, credentials, given, ...places };
    } finally {
      await source.close();
    }
  };
}

export const webhooks = group({
  name: "webhooks",
  says: "try your own receiver",
  commands: { check: checkingOn(thisMachine) },
});
