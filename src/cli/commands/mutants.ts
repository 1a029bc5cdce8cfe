import { loadCases } from "../../../conformance/kit/index.ts";
import type { Service } from "../../core/service.ts";
import { type Kind, kinds } from "../../mutants/mutant.ts";
import type { MutantResult, MutantsReport } from "../../mutants/report.ts";
import { runMutants } from "../../mutants/run.ts";
import { readmeForScores, scoresOf, writeScores } from "../../mutants/scores.ts";
import type { Selection } from "../../mutants/selection.ts";
import { registry } from "../../services/registry.ts";
import { command } from "../command.ts";
import type { Values } from "../flags.ts";
import { asJson, columns } from "../print.ts";
import { Usage } from "../terminal.ts";

const flags = {
  rule: { type: "string", multiple: true, value: "<id>", says: "these rules alone" },
  kind: { type: "string", multiple: true, value: "<kind>", says: `of these kinds alone: ${kinds.join(", ")}` },
  operation: { type: "string", multiple: true, value: "<id>", says: "about these operations alone" },
  mutant: {
    type: "string",
    multiple: true,
    value: "<id|pattern>",
    says: "these alone, e.g. 'rank-math/shape/getOrder-200/**'",
  },
  sample: { type: "string", value: "<share>", says: "every rule, and this share of the rest: 0.05" },
  "random-seed": { type: "string", value: "<n>", says: "draws the sample (1)" },
  seeds: { type: "string", value: "<n>", says: "runs the suite unbroken, too, with so many random seeds" },
  "write-scores": {
    type: "boolean",
    says: "in a checkout, writes the figures into conformance/scores, the README and docs/mutants",
  },
  json: { type: "boolean", says: "the result on standard output" },
} as const;

type Chosen = Partial<Values<typeof flags>>;

export const mutants = command({
  name: "mutants",
  says: "breaks a simulator in every way and sees whether the suite notices",
  takes: ["[service]"],
  flags,
  notes: [
    "Kinds: rules switched off · behaviour (rows, lists, time, callers) · effects (sent, signed, jobs) · shape of answers.",
    "A dot for each that was noticed, c where the simulator itself reported a defect, s where a set-up failed, S for a survivor.",
    "Without a service, those of every service that has cases, one service after the other; --json then is a list.",
    "Exit codes: 0 every mutant was noticed or is excused · 1 some survived · 2 usage, or an excuse that is none · 3 the suite is red with nothing broken",
  ],
  examples: [
    "mutants",
    "mutants rank-math",
    "mutants rank-math --rule plan-exists",
    "mutants rank-math --kind shape --operation getOrder",
    "mutants rank-math --sample 0.05 --random-seed 7",
  ],
  async run({ values, positionals: [name], terminal }) {
    const services = name === undefined ? await everyService(values) : [serviceNamed(name)];
    if (values["write-scores"] && selects(values))
      throw new Usage("--write-scores takes every mutant; leave out what selects some");
    if (values["write-scores"]) for (const { name } of services) readmeForScores(name);
    const reports: MutantsReport[] = [];
    for (const service of services) {
      const report = await runMutants({
        service,
        ...selectionOf(service, values),
        seeds: wholeNumber(values, "seeds") ?? 0,
        onResult: (result) => void (values.json || terminal.out(mark(result))),
      });
      reports.push(report);
      if (!values.json) terminal.out(inWords(report));
      if (!values["write-scores"]) continue;
      const written = writeScores(scoresOf(report, await loadCases(service.name)));
      if (!values.json) terminal.out(written.map((file) => `written  ${file}\n`).join(""));
    }
    const summaries = reports.map(({ results: _results, ...summary }) => summary);
    if (values.json) terminal.out(asJson(name === undefined ? summaries : summaries[0]));
    return reports.every(({ survivors }) => survivors.every(({ excused }) => excused)) ? 0 : 1;
  },
});

function serviceNamed(name: string): Service {
  const found = registry.find(({ service }) => service.name === name)?.service;
  if (found) return found;
  throw new Usage(`mutants takes one service, or none for all: ${registry.map((one) => one.service.name).join(", ")}`);
}

/** Every service that has cases. Rules, operations and mutants are one service's, so they choose among all in vain. */
async function everyService({ rule, operation, mutant }: Chosen): Promise<readonly Service[]> {
  if (rule ?? operation ?? mutant) throw new Usage("--rule, --operation and --mutant need the service whose they are");
  const services = registry.map(({ service }) => service);
  const cases = await Promise.all(services.map(({ name }) => loadCases(name)));
  return services.filter((_, i) => (cases[i] ?? []).length > 0);
}

const selects = ({ rule, kind, operation, mutant, sample }: Chosen): boolean =>
  (rule ?? kind ?? operation ?? mutant ?? sample) !== undefined;

function selectionOf(service: Service, { rule, kind, operation, mutant, ...chosen }: Chosen): Selection {
  const asked = [...(rule ?? []).map((id) => ruleOf(service, id)), ...(mutant ?? [])];
  const share = shareOf(chosen.sample);
  return {
    ...(asked.length > 0 ? { mutants: asked } : {}),
    ...(kind ? { kinds: kind.map(kindOf) } : {}),
    ...(operation ? { operations: operation } : {}),
    ...(share === undefined
      ? {}
      : {
          sample: {
            share,
            randomSeed: wholeNumber(chosen, "random-seed") ?? 1,
            keep: (one) => one.kind === "rules",
          },
        }),
  };
}

/** `plan-exists` and `rank-math/plan-exists` are the same. */
const ruleOf = ({ name }: Service, rule: string): string =>
  `${name}/rules/${rule.startsWith(`${name}/`) ? rule.slice(name.length + 1) : rule}`;

function kindOf(text: string): Kind {
  const kind = kinds.find((one) => one === text);
  if (!kind) throw new Usage(`--kind takes ${kinds.join(", ")}, not ${text}`);
  return kind;
}

function shareOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const share = Number(text);
  if (text.trim() === "" || !(share >= 0 && share <= 1))
    throw new Usage(`--sample takes a share from 0 to 1, not ${text}`);
  return share;
}

function wholeNumber(values: Chosen, name: "seeds" | "random-seed"): number | undefined {
  const text = values[name];
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new Usage(`--${name} takes a whole number, not ${text}`);
  return Number(text);
}

const marks = { check: ".", crash: "c", setUp: "s" };
const mark = ({ noticed }: MutantResult): string => (noticed ? marks[noticed] : "S");

function inWords({
  service,
  killed,
  total,
  seconds,
  survivors,
  equivalent,
  kinds: counted,
  seeds,
}: MutantsReport): string {
  const rows = Object.entries(counted).map(([kind, one]) => [
    kind,
    `${one.killed} of ${one.total}`,
    `checks ${one.byCheck}`,
    `crashes ${one.byCrash}`,
    `set-ups ${one.bySetUp}`,
  ]);
  return [
    "",
    ...survivors.map(({ id, reason }) => `survived  ${id}  ${reason}`),
    columns(rows).trimEnd(),
    ...(equivalent.length > 0
      ? [`${equivalent.length} more cannot be told from the service, as excused.yaml says`]
      : []),
    ...(seeds > 0 ? [`${service} itself is clean with ${seeds} random seeds`] : []),
    `${service}: the suite notices ${killed} of ${total} broken doubles, in ${seconds.toFixed(1)} s`,
    "",
  ].join("\n");
}
