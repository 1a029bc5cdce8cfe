import {
  type Coverage,
  excusesOf,
  loadCases,
  measureCoverage,
  openContract,
  openTarget,
} from "../../../conformance/kit/index.ts";
import type { Service } from "../../core/service.ts";
import { inProcess } from "../../mutants/in-process.ts";
import { contractOfService } from "../../runtime/contract.ts";
import { registry } from "../../services/registry.ts";
import { Simulator } from "../../simulator.ts";
import { command } from "../command.ts";
import { asJson, columns, counted } from "../print.ts";
import { Usage } from "../terminal.ts";

const flags = { json: { type: "boolean", says: "the figures on standard output" } } as const;

export const coverage = command({
  name: "coverage",
  says: "how much of a contract the suite shows",
  takes: ["<service>"],
  flags,
  notes: [
    "Measured from what the cases really send to a private simulator and get from it; a case that fails covers nothing.",
    "Exit codes: 0 everything is covered or excused in writing · 1 something is neither · 2 usage, or an excuse that excuses nothing",
  ],
  examples: ["coverage rank-math", "coverage rank-math --json"],
  async run({ values, positionals: [name], terminal }) {
    const found = registry.find(({ service }) => service.name === name);
    if (!found)
      throw new Usage(`coverage takes one service: ${registry.map(({ service }) => service.name).join(", ")}`);
    const measured = await covered(found.service);
    terminal.out(values.json ? asJson(measured) : inWords(measured));
    return measured.missing.every(({ reason }) => reason !== "") ? 0 : 1;
  },
});

async function covered(service: Service): Promise<Coverage> {
  const contract = openContract(contractOfService(service));
  const [cases, excuses] = [await loadCases(service.name), excusesOf(service.name)];
  const simulator = await Simulator.create({ services: [{ service, offset: 0 }] });
  try {
    const transport = await inProcess(simulator, service);
    const target = await openTarget({ contract, url: simulator.gateway, transport });
    return await measureCoverage({ contract, target, cases, excuses, runId: "coverage", failOn: "may" });
  } finally {
    await simulator.close();
  }
}

function inWords({ service, suite, cases, missing, ...measured }: Coverage): string {
  const { operations, statuses, codes, parameters, enumValues, rules, statements } = measured;
  const open = missing.filter(({ reason }) => reason === "");
  const excused = missing.filter(({ reason }) => reason !== "");
  const row = (what: string, part: number, total: number, verb: string) => [what, `${part} of ${total}`, verb];
  const failed = cases.total - cases.held;
  return [
    `${service}, suite ${suite}: what ${counted(cases.held, "case")} of ${cases.total} that passed show of the contract\n`,
    columns(
      [
        row("operations", operations.exercised, operations.total, "exercised"),
        row("statuses", statuses.exercised, statuses.total, "exercised, of each operation"),
        row("codes", codes.provoked, codes.total, "provoked, of each operation and status"),
        row("parameters", parameters.sent, parameters.total, "sent, of each operation"),
        row("enum values", enumValues.seen, enumValues.total, "sent or seen, of each operation"),
        row("rules", rules.positive, rules.total, "seen to act"),
        row("", rules.contrast, rules.total, "seen not to act where they must not"),
        row("statements", statements.quoted, statements.total, "of the vendor quoted"),
      ],
      "  ",
    ),
    failed === 0
      ? ""
      : `${counted(failed, "case")} did not pass and covered nothing: stunt-double conform ${service}\n`,
    open.length === 0 ? "" : `\nmissing ${open.length}\n`,
    columns(
      open.map(({ what }) => [what]),
      "  ",
    ),
    excused.length === 0 ? "" : `\nexcused ${excused.length}\n`,
    columns(
      excused.map(({ what, reason }) => [what, reason]),
      "  ",
    ),
    open.length === 0 ? "\neverything is covered or excused\n" : "",
  ].join("");
}
