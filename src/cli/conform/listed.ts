import { type Contract, type LoadedCase, neededTargetFile, selectCases } from "../../../conformance/kit/index.ts";
import { asJson, columns } from "../print.ts";
import type { Chosen } from "./flags.ts";
import { selectionOf } from "./judged.ts";

/** The cases that would run, or what they could use. */
export function listed(contract: Contract, cases: readonly LoadedCase[], chosen: Chosen): string {
  const selected = selectCases(contract, cases, selectionOf(chosen));
  if (chosen["list-needs"]) return neededTargetFile(contract, selected);
  if (chosen.json)
    return asJson(
      selected.map(({ id, title, contract: pairs, rules = {}, needs = {}, does, since }) => ({
        id,
        title,
        contract: pairs,
        rules,
        needs,
        does,
        since,
      })),
    );
  return `${columns(selected.map(({ id, does, title }) => [id, does, title]))}${selected.length} of ${cases.length} cases\n`;
}
