import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  loadCases,
  openContract,
  openTarget,
  renderTerminal,
  runSuite,
  type Selection,
} from "../../conformance/kit/index.ts";
import { contractFolder } from "../../openapi/read.ts";
import { startScreen } from "../../src/cli/screen.ts";
import { exchangeLine } from "../../src/cli/traffic.ts";
import { switchOff } from "../../src/core/switch.ts";
import { readScores } from "../../src/mutants/scores.ts";
import { root } from "../../src/package.ts";
import { Simulator, type SimulatorOptions } from "../../src/simulator.ts";
import { typed } from "../cli/terminal.ts";
import { checking } from "../webhooks/checking.ts";
import { StandingMachine } from "../webhooks/machine.ts";
import { type Behaviour, careful, careless, listening } from "../webhooks/receivers.ts";
import { simvoly, type Vendor, wallit } from "../webhooks/vendors.ts";
import { curl } from "./curl.ts";
import { errors, leaning, reader, renewal, session, situations, story, talk, trial, wronglySigned } from "./stories.ts";

/** What the documentation shows, made anew: name → text. */
export const transcripts: Readonly<Record<string, () => Promise<string>>> = {
  start: async () => {
    const data = mkdtempSync(join(tmpdir(), "stunt-double-"));
    const shown = await withSimulator({ data }, async (simulator) => startScreen(simulator).trimEnd());
    rmSync(data, { recursive: true });
    return `$ npm start\n${shown.replace(data, "./.stunt-double").replaceAll(/ --url http:\S+\d/g, "")}`;
  },
  talk: () => withSimulator({}, (simulator) => commands(talk, simulator)),
  leaning: () => withSimulator({}, (simulator) => commands(leaning, simulator)),
  situations: () => withSimulator({}, (simulator) => commands(situations, simulator)),
  trial: () => withSimulator({}, (simulator) => commands(trial, simulator)),
  renewal: () => withSimulator({}, (simulator) => commands(renewal, simulator)),
  session: () => withSimulator({}, (simulator) => commands(session, simulator)),
  reader: () => withSimulator({}, (simulator) => commands(reader, simulator)),
  "wrongly-signed": () =>
    withSimulator({}, async (simulator) => {
      const refused = await curl(wronglySigned(), simulator.url("wallit"));
      return `${refused}\n\n${await commands([["why"]], simulator)}`;
    }),
  story: async () => (await played(story)).answers,
  errors: async () => (await played([story[0] ?? [], ...errors])).answers.split("\n\n").slice(1).join("\n\n"),
  exchanges: async () => (await played([...story.slice(0, 3), ...errors.slice(0, 3)])).lines,
  "careless-receiver": () => received(careless, wallit, ["--within", "PT2S"]),
  "careful-receiver": () => received(careful, simvoly),
  ledger: async () => {
    const { out } = await typed(["rules", "rank-math", "plan-exists"]);
    return `$ npx stunt-double rules rank-math plan-exists\n${out.trimEnd()}`;
  },
  conform: () =>
    withSimulator({}, async (simulator) => {
      const shown = await verdict(simulator, { failOn: "may" });
      if (shown.includes("FAIL")) throw new Error(`the page would show a failure of ours:\n${shown}`);
      return `$ npx stunt-double conform rank-math\n${shown}`;
    }),
  "conform-broken": () =>
    withSimulator({}, async (simulator) => {
      switchOff(["cancellation-ends-licence-at-once"]);
      try {
        const shown = await verdict(simulator, { select: { cases: ["subscription/*"] } });
        const elsewhere = shown.replaceAll(simulator.url("rank-math").replace("http://", ""), "127.0.0.1:8080");
        return `$ npx stunt-double conform rank-math --url http://127.0.0.1:8080 --case 'subscription/*'\n${elsewhere}`;
      } finally {
        switchOff([]);
      }
    }),
};

/** Fixed clock and seed: the same text on every machine. */
const fixed: SimulatorOptions = { port: 0, clock: "2026-11-22T10:14:03.000Z", randomSeed: 1 };

async function withSimulator<T>(options: SimulatorOptions, work: (simulator: Simulator) => Promise<T>): Promise<T> {
  const simulator = await (await Simulator.create({ ...fixed, ...options })).listen();
  try {
    return await work(simulator);
  } finally {
    await simulator.close();
  }
}

/** What `webhooks check` finds out about a receiver that listens on port 8080. */
async function received(
  behaviour: (vendor: Vendor, machine: StandingMachine) => Behaviour,
  vendor: Vendor,
  more: readonly string[] = [],
): Promise<string> {
  const machine = new StandingMachine();
  const receiver = await listening(behaviour(vendor, machine));
  const words = ["--service", vendor.service, ...receiver.flags, ...more];
  const { code, out, err } = await checking(words, machine);
  await receiver.close();
  const exit = code === 0 ? "" : `exit ${code}`;
  const shown = `$ npx stunt-double webhooks check ${words.join(" ")}\n${out}${err}${exit}`.trimEnd();
  return shown.replaceAll(new URL(receiver.url).host, "127.0.0.1:8080");
}

/** Command lines and what they show, as if typed one after the other beside a simulator on its usual port. */
async function commands(lines: readonly (readonly string[])[], simulator: Simulator): Promise<string> {
  const shown: string[] = [];
  for (const words of lines) {
    const asked = words.includes("check") ? words : [...words, "--url", simulator.gateway];
    const { out, err, code } = await typed(asked, undefined, { folder: root });
    const line = words.map((word) => (/[\s"'$<>]/.test(word) ? `'${word}'` : word)).join(" ");
    const exit = code === 0 ? "" : `exit ${code}\n`;
    shown.push(`$ npx stunt-double ${line}\n${out}${err}${exit}`.trimEnd());
  }
  return shown.join("\n\n");
}

async function played(calls: readonly (readonly string[])[]): Promise<{ answers: string; lines: string }> {
  const lines: string[] = [];
  const answers = await withSimulator(
    { onExchange: (entry) => void lines.push(exchangeLine(entry)) },
    async (simulator) => {
      const shown: string[] = [];
      for (const call of calls) shown.push(await curl(call, simulator.url("rank-math")));
      return shown.join("\n\n");
    },
  );
  return { answers, lines: lines.join("\n") };
}

async function verdict(simulator: Simulator, options: { select?: Selection; failOn?: "may" }): Promise<string> {
  const contract = openContract(contractFolder("rank-math"));
  const target = await openTarget({ contract, url: simulator.url("rank-math") });
  const report = await runSuite({
    contract,
    target,
    cases: await loadCases("rank-math"),
    runId: "docs",
    ...options,
  });
  const scores = options.select === undefined ? readScores("rank-math") : undefined;
  const catches = scores && { killed: scores.killed, total: scores.total };
  return renderTerminal(catches ? { ...report, catches } : report, {
    command: "npx stunt-double conform rank-math --url http://127.0.0.1:8080",
  }).trimEnd();
}
