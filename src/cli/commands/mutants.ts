import type { Service } from "../../core/service.ts";
import { ruleMutants } from "../../mutants/rule-mutants.ts";
import { type MutantsReport, runMutants } from "../../mutants/run.ts";
import { registry } from "../../services/registry.ts";
import { command } from "../command.ts";
import { Usage } from "../terminal.ts";

const flags = {
  rule: { type: "string", multiple: true, value: "<id>", says: "these rules alone" },
  json: { type: "boolean", says: "the result on standard output" },
} as const;

export const mutants = command({
  name: "mutants",
  says: "breaks every rule once and sees whether the suite notices",
  takes: ["<service>"],
  flags,
  notes: [
    "Exit codes: 0 every mutant was noticed · 1 some survived · 2 usage · 3 the suite is red with every rule in place",
  ],
  examples: ["mutants rank-math", "mutants rank-math --rule plan-exists"],
  async run({ values, positionals: [service], terminal }) {
    const found = registry.find((one) => one.service.name === service);
    if (!found) throw new Usage(`mutants takes one service: ${registry.map((one) => one.service.name).join(", ")}`);
    refuseUnknownRules(found.service, values.rule ?? []);
    const report = await runMutants({
      service: found.service,
      ...(values.rule ? { select: values.rule } : {}),
      onResult: ({ killed }) => void (values.json || terminal.out(killed ? "." : "S")),
    });
    const { results: _results, ...summary } = report;
    terminal.out(values.json ? `${JSON.stringify(summary, undefined, 2)}\n` : inWords(report));
    return report.survivors.length === 0 ? 0 : 1;
  },
});

function refuseUnknownRules(service: Service, asked: readonly string[]): void {
  const known = ruleMutants(service).flatMap(({ id, rule }) => [id, rule]);
  const unknown = asked.find((rule) => !known.includes(rule));
  if (unknown !== undefined) throw new Usage(`${service.name} has no rule ${unknown}`);
}

const inWords = ({ service, killed, total, seconds, survivors }: MutantsReport): string =>
  [
    "",
    ...survivors.map(({ id, reason }) => `survived  ${id}  ${reason}`),
    `${service}: the suite notices ${killed} of ${total} broken rules, in ${seconds.toFixed(1)} s`,
    "",
  ].join("\n");
