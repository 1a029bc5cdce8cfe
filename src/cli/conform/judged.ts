import { dirname, resolve } from "node:path";
import {
  type Contract,
  type Level,
  type LoadedCase,
  levels,
  openRunFile,
  openTarget,
  type Report,
  type RunFile,
  readBaseline,
  runSuite,
  type Selection,
  selectCases,
  type Target,
} from "../../../conformance/kit/index.ts";
import { thisMachine } from "../../runtime/machine.ts";
import { httpAddress } from "../address.ts";
import { oneOf } from "../flags.ts";
import type { Terminal } from "../terminal.ts";
import { type NamedFile, namedFile, namedFileIfAny } from "./files.ts";
import type { Chosen } from "./flags.ts";

/** What is judged, by which cases, and how. */
export interface Judging {
  contract: Contract;
  cases: readonly LoadedCase[];
  chosen: Chosen;
  terminal: Terminal;
  /** A simulator of the command's own, where neither --url nor --target names a target. */
  own: string | undefined;
}

/** Where run files are kept, beside the state of `start`. */
export const runsFolderIn = ({ folder }: Terminal): string => resolve(folder, ".stunt-double", "runs");

const usualBaseline = "conformance-baseline.txt";

export function selectionOf({ case: cases = [], rule = [], operation = [], does = [] }: Chosen): Selection {
  return { cases, rules: rule, operations: operation, does: does.flatMap((words) => words.split(",")) };
}

/** The target that the flags name. */
export async function targetOf({ contract, cases, chosen, terminal, own }: Judging): Promise<Target> {
  const { url = own, target: name } = chosen;
  const controlToken = chosen["control-token"];
  const [first] = cases;
  return openTarget({
    contract,
    environment: terminal.environment,
    ...(controlToken ? { controlToken } : {}),
    ...(first?.suite.productionHosts ? { productionHosts: first.suite.productionHosts } : {}),
    ...(url === undefined ? {} : { url: httpAddress(url, "--url") }),
    ...(name === undefined ? {} : { file: namedFile(terminal.folder, name) }),
  });
}

/** The baseline in force, and where one would be written. */
export function baselineOf({ chosen, terminal }: Judging, target: Target): { path: string; file?: NamedFile } {
  const beside = chosen.target === undefined ? "." : dirname(chosen.target);
  const named = chosen.baseline ?? (target.gate.baseline && resolve(terminal.folder, beside, target.gate.baseline));
  const path = resolve(terminal.folder, named ?? usualBaseline);
  const read = chosen["write-baseline"] ? namedFileIfAny : namedFile;
  const file = named === undefined ? undefined : read(terminal.folder, named);
  return { path, ...(file && { file }) };
}

export async function judged(judging: Judging, target: Target): Promise<Report> {
  const { contract, cases, chosen, own } = judging;
  const failOn = levelOf(chosen["fail-on"]) ?? (own === undefined ? undefined : "may");
  const { file } = baselineOf(judging, target);
  const select = selectionOf(chosen);
  selectCases(contract, cases, select);
  const began = thisMachine.now();
  const runId = began.toString(36);
  const runFile = own === undefined ? runFileOf(judging, target, { runId, began }) : undefined;
  const report = await runSuite({
    contract,
    target,
    cases,
    runId,
    select,
    stopAtFirstFailure: chosen.bail === true,
    ...(runFile ? { runFile } : {}),
    ...(chosen.verbose ? { keep: "exchanges" } : {}),
    ...(failOn ? { failOn } : {}),
    ...(file ? { baseline: readBaseline(file.name, file.source) } : {}),
  });
  return { ...report, command: repeatable(contract.service, chosen) };
}

function runFileOf(
  { contract, chosen, terminal }: Judging,
  { name, address }: Target,
  { runId, began }: { runId: string; began: number },
): RunFile {
  return openRunFile(runsFolderIn(terminal), {
    runId,
    service: contract.service,
    target: name,
    address,
    ...(chosen.target === undefined ? {} : { targetFile: resolve(terminal.folder, chosen.target) }),
    startedAt: new Date(began).toISOString(),
  });
}

/** The command under each failure, to which the failing case is added. */
const repeatable = (service: string, { url, target, cases = [] }: Chosen): string =>
  [
    "npx stunt-double conform",
    service,
    ...(url ? [`--url ${url}`] : []),
    ...(target ? [`--target ${target}`] : []),
    ...cases.map((glob) => `--cases '${glob}'`),
  ].join(" ");

const levelOf = (text: string | undefined): Level | undefined =>
  text === undefined ? undefined : oneOf("--fail-on", text, levels);
