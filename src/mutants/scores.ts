import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ConfigurationError } from "../../conformance/kit/index.ts";
import { root } from "../package.ts";
import { type Kind, kinds } from "./mutant.ts";
import type { KindCount, MutantsReport, Survivor } from "./report.ts";

/** Defects that somebody planted by hand, without looking at the cases. */
export interface Planted {
  readonly total: number;
  /** Found by the suite as it was when they were planted; cases for the others came afterwards. */
  readonly atFirst: number;
  readonly found: number;
  readonly missed: readonly { readonly id: string; readonly says: string }[];
}

/** `conformance/scores/<service>.json`: how strong the suite was when it was last measured as a whole. */
export interface Scores {
  readonly service: string;
  readonly suite: string;
  readonly cases: number;
  readonly measured: Readonly<Partial<Record<Kind, KindCount>>>;
  readonly total: number;
  readonly killed: number;
  readonly survivors: readonly Survivor[];
  /** Left out of the figures: no answer tells them from the service. */
  readonly equivalent: readonly Survivor[];
  readonly seeds: number;
  readonly planted: Planted | null;
}

const fileOf = (service: string): string => join(root, "conformance/scores", `${service}.json`);
export const pageOf = (service: string): string => join(root, "docs/mutants", `${service}.md`);
const readmeOf = (service: string): string => join(root, "src/services", service, "README.md");

export function readScores(service: string): Scores | undefined {
  return existsSync(fileOf(service)) ? JSON.parse(readFileSync(fileOf(service), "utf8")) : undefined;
}

/** What a whole run measured. What was planted by hand stays as it was written. */
export function scoresOf(report: MutantsReport, cases: readonly { readonly since: string }[]): Scores {
  const { service, kinds: measured, total, killed, survivors, equivalent, seeds } = report;
  const [suite = "0"] = cases.map(({ since }) => since).sort((a, b) => b.localeCompare(a, "en", { numeric: true }));
  const planted = readScores(service)?.planted ?? null;
  return { service, suite, cases: cases.length, measured, total, killed, survivors, equivalent, seeds, planted };
}

const place = /(<!-- scores -->\n)[\s\S]*?(<!-- \/scores -->)/;

/** The README into which a service's scores are written; a `ConfigurationError` says what it lacks. */
export function readmeForScores(service: string): string {
  const readme = readmeOf(service);
  if (!existsSync(readme)) throw new ConfigurationError(`${readme} is missing; scores are written in a checkout`);
  const text = readFileSync(readme, "utf8");
  if (place.test(text)) return text;
  throw new ConfigurationError(`${readme} has no place for the scores; write <!-- scores --> and <!-- /scores -->`);
}

/** Writes the figures, the table of the service's README and the page of survivors. For a checkout. */
export function writeScores(scores: Scores): readonly string[] {
  const { service } = scores;
  const table = `\n${scoresTable(scores)}\n\n`;
  const files = {
    [fileOf(service)]: `${JSON.stringify(scores, undefined, 2)}\n`,
    [readmeOf(service)]: readmeForScores(service).replace(
      place,
      (_all, begin: string, end: string) => begin + table + end,
    ),
    [pageOf(service)]: scoresPage(scores),
  };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return Object.keys(files);
}

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;

/** Killed mutants by kind, and by what gave them away. */
export function scoresTable({ measured }: Pick<Scores, "measured">): string {
  const heads = ["kind of defect", "mutants", "noticed", "by a check", "by a crash", "by a set-up"];
  const rows = kinds.flatMap((kind) => {
    const one = measured[kind];
    return one ? [row([kind, one.total, one.killed, one.byCheck, one.byCrash, one.bySetUp])] : [];
  });
  return [row(heads), row(heads.map(() => "---")), ...rows].join("\n");
}

const derivations: Readonly<Record<Kind, string>> = {
  rules: "one for each rule of rules.yaml: switched off, or its keyword taken out of the contract.",
  behaviour:
    "for each table, rows lost, stale, another caller's, indexes that find nothing or are not unique; lists paged wrongly; a clock that stands still, lags or runs ahead; numbers and tokens given twice; callers taken for others and rights not asked for; operations that keep nothing or act twice; checks in another order; and for each member that the contract leaves open, an answer with another value.",
  effects:
    "for each topic and job, an announcement lost, doubled, put off, emptied; what is sent going elsewhere, lacking a member, unsigned or wrongly signed; answers ignored, retries missing, jobs that do not run.",
  shape:
    "for each kind of answer (an operation and a status), each member missing, of another type, null; another status or error code of the operation; a header missing; another media type.",
};

/** docs/mutants/<service>.md */
export function scoresPage(scores: Scores): string {
  const { service, suite, cases, total, killed, survivors, equivalent, seeds } = scores;
  return [
    `# What the suite of ${service} notices`,
    "",
    `Written by \`npm run scores\`, not by hand. Suite ${suite}, ${cases} cases, notices ${killed} of ${total} broken doubles.`,
    `The unbroken simulator was clean with ${seeds} random seeds.`,
    "",
    scoresTable(scores),
    "",
    "A check is a case's own, or the contract's on every exchange. A crash is a defect that the simulator itself reported; a set-up is what a case prepares before it looks.",
    "",
    "## How they are derived",
    "",
    ...kinds.map((kind) => `- **${kind}**: ${derivations[kind]}`),
    "",
    "## Who survives",
    "",
    ...byReason(survivors, "Nobody."),
    "",
    "## Who cannot be told from the service",
    "",
    "They count nowhere above.",
    "",
    ...byReason(equivalent, "None."),
    "",
    "## Planted by hand",
    "",
    ...plantedLines(scores.planted),
    "",
  ].join("\n");
}

function byReason(mutants: readonly Survivor[], nobody: string): readonly string[] {
  const reasons = [...new Set(mutants.map(({ reason }) => reason))];
  if (reasons.length === 0) return [nobody];
  return reasons.flatMap((reason) => [
    `- ${reason}`,
    ...mutants.filter((one) => one.reason === reason).map(({ id }) => `  - \`${id}\``),
  ]);
}

function plantedLines(planted: Planted | null): readonly string[] {
  if (!planted) return ["None yet."];
  const { total, atFirst, found, missed } = planted;
  const since = found > atFirst ? ` With the cases written since then it finds ${found}.` : "";
  return [
    `Of ${total} defects that somebody planted without looking at the cases, the suite found ${atFirst}.${since}`,
    ...missed.map(({ id, says }) => `- missed: \`${id}\`, ${says}`),
  ];
}
