import { writeFileSync } from "node:fs";
import {
  exitCode,
  loadCases,
  loadCasesFrom,
  openContract,
  type Report,
  readReport,
  renderJson,
  renderTerminal,
  servicesWithCases,
  writeBaseline,
} from "../../../conformance/kit/index.ts";
import { contractFolder } from "../../../openapi/read.ts";
import { thisMachine } from "../../runtime/machine.ts";
import { command } from "../command.ts";
import { cleaned } from "../conform/cleaned.ts";
import { namedFile } from "../conform/files.ts";
import { type Chosen, flags } from "../conform/flags.ts";
import { baselineOf, type Judging, judged, targetOf } from "../conform/judged.ts";
import { listed } from "../conform/listed.ts";
import { addToStepSummary, type ReportName, reportsNamed, writeReports } from "../conform/reports.ts";
import { privateSimulator, simulatorOptions } from "../simulating.ts";
import { type Terminal, Usage } from "../terminal.ts";

export const conform = command({
  name: "conform",
  says: "does an implementation keep the contract?",
  takes: ["[service]"],
  flags,
  notes: [
    "Without a target: this simulator, on a private copy.",
    "Exit codes: 0 conforms · 1 does not, or set-up failed · 2 usage or configuration · 3 unreachable, or the kit is at fault · 4 only stale baseline lines",
  ],
  examples: [
    "conform rank-math",
    "conform rank-math --url http://127.0.0.1:4105",
    "conform rank-math --target conformance-target.yaml --case 'errors/*' --report html,junit",
    "conform rank-math --list-needs > conformance-target.yaml",
    "conform --render stunt-double-report/report.json --report html",
  ],
  async run({ values: chosen, positionals, terminal }) {
    const wanted = reportsNamed(chosen.report);
    if (chosen.render !== undefined) {
      const { name, source } = namedFile(terminal.folder, chosen.render);
      return shown(readReport(name, source), wanted, { chosen, terminal });
    }
    const service = serviceNamed(positionals);
    if (chosen.url !== undefined && chosen.target !== undefined) throw new Usage("--url or --target, not both");
    const contract = openContract(contractFolder(service));
    const cases = [
      ...(await loadCases(service, { contract })),
      ...(await loadCasesFrom(chosen.cases ?? [], { service, folder: terminal.folder, contract })),
    ];
    const judging = { contract, cases, chosen, terminal, own: undefined };
    if (chosen.list || chosen["list-needs"]) {
      terminal.out(listed(contract, cases, chosen));
      return 0;
    }
    if (chosen.cleanup !== undefined) {
      terminal.out(await cleaned(chosen.cleanup, judging));
      return 0;
    }
    return judgedAndShown(judging, wanted);
  },
});

function serviceNamed([service]: readonly string[]): string {
  const known = servicesWithCases();
  if (service === undefined)
    throw new Usage(`conform needs <service>: stunt-double conform <service>; there is ${known.join(", ")}`);
  if (!known.includes(service)) throw new Usage(`no cases for ${service}; there are some for ${known.join(", ")}`);
  return service;
}

async function judgedAndShown(judging: Judging, wanted: readonly ReportName[]): Promise<number> {
  const { chosen, contract, terminal } = judging;
  const alone = chosen.url === undefined && chosen.target === undefined;
  const simulator = alone
    ? await privateSimulator(await simulatorOptions({ service: [contract.service] }, terminal))
    : undefined;
  try {
    const whole = simulator ? { ...judging, own: simulator.url(contract.service) } : judging;
    const target = await targetOf(whole);
    const report = await judged(whole, target);
    const code = shown(report, wanted, judging);
    if (!chosen["write-baseline"]) return code;
    const { path, file } = baselineOf(whole, target);
    const previous = file && { name: file.name, text: file.source };
    writeFileSync(path, writeBaseline(report, { now: new Date(thisMachine.now()), ...(previous && { previous }) }));
    return 0;
  } finally {
    await simulator?.close();
  }
}

/** On the terminal and in files. */
function shown(
  report: Report,
  wanted: readonly ReportName[],
  { chosen, terminal }: { chosen: Chosen; terminal: Terminal },
): number {
  const reports = writeReports(wanted, report, { chosen, terminal });
  addToStepSummary(report, terminal);
  const verbose = chosen.verbose === true;
  terminal.out(
    chosen.json ? renderJson(report) : renderTerminal(report, { verbose, colour: terminal.colour, reports }),
  );
  return exitCode(report);
}
