import type { Effect } from "../../core/effect.ts";
import type { Service } from "../../core/service.ts";
import { planProblems } from "../effects/plan-check.ts";
import { type FaultProblem, type FaultScope, faultProblems } from "../fault-problems.ts";
import { below } from "../keepable.ts";
import type { Player } from "../player.ts";
import type { World } from "../sandbox.ts";
import { SettingRefused } from "../settings.ts";
import type { JudgedDocument, SnapshotDocument } from "./document.ts";
import { invalid, type SnapshotRefused } from "./refused.ts";

type Services = ReadonlyMap<string, Service>;

/** Settings, faults, delivery plans and their services must exist here. */
export function judgeRecord(
  { settings, beginning, faults, deliveries }: SnapshotDocument["record"],
  here: Pick<World, "services" | "settings" | "player">,
): void {
  judgeSettings("record.settings", settings, here);
  judgeSettings("record.beginning.settings", beginning.settings, here);
  judgeNumbers("record.faults", faults);
  for (const [i, { id: _, ...fault }] of faults.entries()) {
    if (!here.services.has(fault.service)) throw noService(`record.faults[${i}].service`, fault.service, here.services);
    const [wrong] = faultProblems(fault, scopeOf(fault.service, here.player()));
    if (wrong) throw wrongIn(`record.faults[${i}]`, wrong);
  }
  judgeNumbers("record.deliveries", deliveries);
  for (const [i, { id: _, ...plan }] of deliveries.entries()) {
    const [wrong] = planProblems(plan, here.services);
    if (wrong) throw wrongIn(`record.deliveries[${i}]`, wrong);
  }
}

const wrongIn = (item: string, { field, problem, remedy }: FaultProblem): SnapshotRefused =>
  invalid(field === "" ? item : below(item, field), problem, remedy);

const scopeOf = (service: string, player: Player): FaultScope => {
  const { operations, errorCodes } = player.vocabulary(service);
  const fieldsOf = (call: string) => [...(player.fieldsOf({ service, call, kind: "operation" })?.keys() ?? [])];
  return { service, operations, codesOf: errorCodes, fieldsOf };
};

/** Two of one number would be used up and called off together. */
function judgeNumbers(field: string, items: readonly { readonly id?: number }[]): void {
  const seen = new Set<number>();
  for (const [i, { id }] of items.entries()) {
    if (id === undefined) continue;
    if (seen.has(id))
      throw invalid(`${field}[${i}].id`, `${id} is the number of an earlier one`, "change one of the two");
    seen.add(id);
  }
}

function judgeSettings(
  field: string,
  given: SnapshotDocument["record"]["settings"],
  { services, settings }: Pick<World, "services" | "settings">,
): void {
  for (const [service, values] of Object.entries(given)) {
    const dials = settings.get(service);
    if (!dials) throw noService(`${field}.${service}`, service, services);
    try {
      dials.with(values);
    } catch (error) {
      if (!(error instanceof SettingRefused)) throw error;
      throw invalid(`${field}.${service}.${error.field}`, error.message, error.remedy);
    }
  }
}

/** What is due must be of services that are here, and numbers and chance must go on from somewhere. */
export function judgeRuntime({ effects, generator, sequences }: JudgedDocument["runtime"], services: Services): void {
  for (const [i, { service: name, kind, topic }] of effects.entries()) {
    const service = services.get(name);
    if (!service) throw noService(`runtime.effects[${i}].service`, name, services);
    if (kind === "job" && !Object.hasOwn(service.jobs, topic))
      throw invalid(
        `runtime.effects[${i}].topic`,
        `${name} has no job ${topic}`,
        `known: ${Object.keys(service.jobs).join(", ") || "none"}`,
      );
  }
  if (generator.length !== 1)
    throw invalid(
      "runtime.generator",
      `has ${generator.length} states`,
      "a sandbox has one; take an exported snapshot as a pattern",
    );
  for (const [i, { id }] of sequences.entries()) {
    const [name = "", sequence = ""] = id.split(".");
    if (name === "runtime") continue;
    const service = services.get(name);
    if (!service) throw noService(`runtime.sequences[${i}].id`, name, services);
    if (!Object.hasOwn(service.sequences, sequence))
      throw invalid(
        `runtime.sequences[${i}].id`,
        `${name} has no sequence ${sequence}`,
        `known: ${Object.keys(service.sequences).join(", ") || "none"}`,
      );
  }
  judgeEffectNumbers(effects, sequences);
}

function judgeEffectNumbers(effects: readonly Effect[], sequences: JudgedDocument["runtime"]["sequences"]): void {
  const next = sequences.find(({ id }) => id === "runtime.effect")?.next ?? 1;
  const at = effects.findIndex(({ id }) => id >= next);
  if (at < 0) return;
  throw invalid(
    `runtime.effects[${at}].id`,
    `is ${effects[at]?.id}, though the next effect gets ${next}`,
    "raise runtime.effect in runtime.sequences",
  );
}

export const noService = (field: string, name: string, services: Services): SnapshotRefused =>
  invalid(field, `there is no service ${name} here`, `known: ${[...services.keys()].join(", ")}`);
