import { readContractFile } from "../../openapi/read.ts";
import type { RawRequest } from "../core/http.ts";
import type { Check, Service } from "../core/service.ts";
import type { ContractRule } from "../http/compile.ts";
import { contractOfService } from "../runtime/contract.ts";
import { footprint } from "./footprint.ts";
import { type Mutant, mutantsFrom, unchanged } from "./mutant.ts";

/** One deliberate defect: a rule switched off. */
export interface RuleMutant extends Mutant {
  readonly rule: string;
}

/** The control: the service as it is. */
export const noChange = ({ name }: Service): Mutant => ({
  id: `${name}/no-change`,
  kind: "rules",
  meets: [],
  operations: [],
  switchedOff: [],
  without: [],
  change: unchanged,
});

/** One mutant per rule, derived from where rules.yaml says that the rule is enforced. */
export function ruleMutants(service: Service): readonly RuleMutant[] {
  const rules = readContractFile(contractOfService(service), "rules") as readonly ContractRule[];
  const mutant = mutantsFrom(service, "rules");
  return rules.map((rule) => ({
    ...mutant(rule.id, { meets: [footprint.rule(rule.id)], change: changes[rule.by] ?? unchanged }),
    rule: rule.id,
    switchedOff: rule.by === "shape" ? [] : [rule.id],
    without: rule.by === "shape" ? (rule.at ?? []) : [],
  }));
}

/** What a rule that is no single condition looks like when it is missing. */
const changes: Readonly<Record<string, (service: Service) => Service>> = {
  order: (service) => ({ ...service, checks: permissionFirst(service.checks) }),
  mediaType: (service) => ({
    ...service,
    render: { ...service.render, badBody: (_problem, request) => service.render.crash(request) },
  }),
  fault: (service) => ({ ...service, render: { ...service.render, ...allLost(service.render) } }),
};

/** Every failure is told as an address that is not there. */
const allLost = ({ faults = {}, noRoute }: Service["render"]): Pick<Service["render"], "faults" | "crash"> => ({
  faults: Object.fromEntries(
    Object.keys(faults).map((code) => [code, (_settings: unknown, request: RawRequest) => noRoute(request)]),
  ),
  crash: noRoute,
});

/** Rights are asked for before the request's shape is looked at. */
const permissionFirst = (checks: readonly Check[]): readonly Check[] => {
  const others: readonly Check[] = checks.filter((check) => check !== "permission");
  return others.toSpliced(others.indexOf("shape"), 0, "permission");
};
