import { readContractFile } from "../../openapi/read.ts";
import type { Check, Service } from "../core/service.ts";
import type { ContractRule } from "../http/compile.ts";
import { contractOfService } from "../runtime/contract.ts";

/** One deliberate defect: a rule switched off. */
export interface Mutant {
  readonly id: string;
  readonly rule: string;
  readonly kind: "rules";
  /** Ids that `demand` and `rule()` let pass. */
  readonly switchedOff: readonly string[];
  /** Keywords taken out of the contract. */
  readonly without: readonly string[];
  readonly change: (service: Service) => Service;
}

const unchanged = (service: Service): Service => service;

/** The control: the service as it is. */
export const noChange = ({ name }: Service): Mutant => ({
  id: `${name}/no-change`,
  rule: "",
  kind: "rules",
  switchedOff: [],
  without: [],
  change: unchanged,
});

/** One mutant per rule, derived from where rules.yaml says that the rule is enforced. */
export function ruleMutants(service: Service): readonly Mutant[] {
  const rules = readContractFile(contractOfService(service), "rules") as readonly ContractRule[];
  return rules.map((rule) => ({
    id: `${service.name}/${rule.id}`,
    rule: rule.id,
    kind: "rules",
    switchedOff: rule.by === "shape" ? [] : [rule.id],
    without: rule.by === "shape" ? (rule.at ?? []) : [],
    change: changes[rule.by] ?? unchanged,
  }));
}

/** What a rule that is no single condition looks like when it is missing. */
const changes: Readonly<Record<string, (service: Service) => Service>> = {
  order: (service) => ({ ...service, checks: permissionFirst(service.checks) }),
  mediaType: (service) => ({
    ...service,
    render: { ...service.render, badBody: (_problem, request) => service.render.crash(request) },
  }),
  fault: (service) => ({ ...service, render: { ...service.render, faults: {}, crash: service.render.noRoute } }),
};

/** Rights are asked for before the request's shape is looked at. */
const permissionFirst = (checks: readonly Check[]): readonly Check[] => {
  const others: readonly Check[] = checks.filter((check) => check !== "permission");
  return others.toSpliced(others.indexOf("shape"), 0, "permission");
};
