import type { Service } from "../core/service.ts";
import { ruleMutants } from "../mutants/rule-mutants.ts";
import { type MutantsReport, runMutants } from "../mutants/run.ts";
import { registry } from "../services/registry.ts";
import { type Command, read, Usage } from "./command.ts";

const options = { rule: { type: "string", multiple: true }, json: { type: "boolean" } } as const;

const help = `stunt-double mutants <service>: breaks every rule once and sees whether the suite notices

  --rule <id>   these rules alone; repeatable
  --json        the result on standard output

Exit codes: 0 every mutant was noticed · 1 some survived · 2 usage · 3 the suite is red with every rule in place
`;

export const mutants: Command = {
  help,
  async run(args, terminal) {
    const { values, positionals } = read(args, options);
    const found = registry.find(({ service }) => service.name === positionals[0]);
    if (!found || positionals.length > 1)
      throw new Usage(`mutants takes one service: ${registry.map(({ service }) => service.name).join(", ")}`);
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
};

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
