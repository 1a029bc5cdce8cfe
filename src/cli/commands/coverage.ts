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
import { coverageShown, unexcused } from "../coverage-shown.ts";
import { asJson } from "../print.ts";
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
    terminal.out(values.json ? asJson(measured) : coverageShown(measured));
    return unexcused(measured).length === 0 ? 0 : 1;
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
