import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import {
  ConfigurationError,
  exitCode,
  type Level,
  levels,
  loadCases,
  openContract,
  openTarget,
  readBaseline,
  renderJson,
  renderJUnit,
  renderTerminal,
  runSuite,
  servicesWithCases,
} from "../../../conformance/kit/index.ts";
import { contractFolder } from "../../../openapi/read.ts";
import { thisMachine } from "../../runtime/machine.ts";
import { Simulator } from "../../simulator.ts";
import { httpAddress } from "../address.ts";
import { command } from "../command.ts";
import type { Values } from "../flags.ts";
import { Usage } from "../terminal.ts";

const flags = {
  url: {
    type: "string",
    value: "<address>",
    says: "a running Stunt Double, or any implementation, with the ready-made credentials",
  },
  target: {
    type: "string",
    value: "<file>",
    says: "an implementation with its own credentials, hooks and limits",
  },
  case: { type: "string", multiple: true, value: "<id|pattern>", says: "these cases alone, e.g. 'errors/*'" },
  "fail-on": {
    type: "string",
    value: "<level>",
    says: "must (default) | should | may: the mildest failed check that fails its case",
  },
  report: { type: "string", value: "<names>", says: "junit, json: written to --report-dir" },
  "report-dir": { type: "string", value: "<folder>", says: "where reports go (./stunt-double-report)" },
  "control-token": {
    type: "string",
    value: "<token>",
    says: "for a Stunt Double that asks for one",
    environment: "STUNT_DOUBLE_CONTROL_TOKEN",
  },
  verbose: { type: "boolean", says: "every exchange" },
  json: { type: "boolean", says: "the report on standard output" },
} as const;

export const conform = command({
  name: "conform",
  says: "does an implementation keep the contract?",
  takes: ["<service>"],
  flags,
  notes: [
    "Without a target: this simulator, on a private copy.",
    "Exit codes: 0 conforms · 1 does not · 2 usage or configuration · 3 unreachable · 4 only stale baseline lines",
  ],
  examples: [
    "conform rank-math",
    "conform rank-math --url http://127.0.0.1:4105",
    "conform rank-math --target conformance-target.yaml --case 'errors/*'",
  ],
  async run({ values, positionals, terminal }) {
    const [service = ""] = positionals;
    const known = servicesWithCases();
    if (!known.includes(service)) throw new Usage(`no cases for ${service}; there are some for ${known.join(", ")}`);
    if (values.url !== undefined && values.target !== undefined) throw new Usage("--url or --target, not both");
    const failOn = levelOf(values["fail-on"]);
    const wanted = reportsOf(values.report);

    const own = values.url === undefined && values.target === undefined ? await privateSimulator() : undefined;
    try {
      const report = await judge(
        service,
        { ...values, ...(own ? { url: own.url(service) } : {}) },
        own ? (failOn ?? "may") : failOn,
      );
      const repeat = repeatable(service, values);
      terminal.out(
        values.json
          ? `${renderJson(report)}\n`
          : `${renderTerminal(report, { command: repeat, verbose: values.verbose === true, colour: terminal.colour })}\n`,
      );
      if (wanted.length > 0) writeReports(wanted, values["report-dir"] ?? "stunt-double-report", report);
      return exitCode(report);
    } finally {
      await own?.close();
    }
  },
});

/** The command under each failure, to which the failing case is added. */
const repeatable = (service: string, { url, target }: Chosen): string =>
  [
    "npx stunt-double conform",
    service,
    ...(url ? [`--url ${url}`] : []),
    ...(target ? [`--target ${target}`] : []),
  ].join(" ");

type Chosen = Partial<Values<typeof flags>>;

async function judge(service: string, chosen: Chosen, failOn: Level | undefined) {
  const contract = openContract(contractFolder(service));
  const controlToken = chosen["control-token"];
  const target = await openTarget({
    contract,
    environment: process.env,
    ...(controlToken ? { controlToken } : {}),
    ...(chosen.url === undefined ? {} : { url: httpAddress(chosen.url, "--url") }),
    ...(chosen.target === undefined ? {} : { file: { name: chosen.target, source: contentOf(chosen.target) } }),
  });
  const baseline = target.gate.baseline && resolve(dirname(chosen.target ?? "."), target.gate.baseline);
  return runSuite({
    contract,
    target,
    cases: await loadCases(service),
    runId: thisMachine.now().toString(36),
    ...(chosen.verbose ? { keep: "exchanges" as const } : {}),
    ...(failOn ? { failOn } : {}),
    ...(chosen.case ? { select: { cases: chosen.case } } : {}),
    ...(baseline ? { baseline: readBaseline(baseline, contentOf(baseline)) } : {}),
  });
}

const privateSimulator = async (): Promise<Simulator> => (await Simulator.create({ port: 0 })).listen();

function contentOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new ConfigurationError(`${file} cannot be read`);
  }
}

function levelOf(text: string | undefined): Level | undefined {
  const level = levels.find((one) => one === text);
  if (text !== undefined && !level) throw new Usage(`--fail-on takes ${levels.join(", ")}, not ${text}`);
  return level;
}

const renderers = {
  junit: { file: "junit.xml", render: renderJUnit },
  json: { file: "report.json", render: renderJson },
};
type ReportName = keyof typeof renderers;

function reportsOf(text: string | undefined): readonly ReportName[] {
  return (text?.split(",") ?? []).map((name) => {
    if (name === "junit" || name === "json") return name;
    throw new Usage(`--report takes ${Object.keys(renderers).join(", ")}, not ${name}`);
  });
}

function writeReports(names: readonly ReportName[], folder: string, report: Parameters<typeof renderJson>[0]): void {
  mkdirSync(folder, { recursive: true });
  for (const name of names) writeFileSync(join(folder, renderers[name].file), renderers[name].render(report));
}
