import type { Effect } from "../core/effect.ts";
import type { Service } from "../core/service.ts";
import { planProblems } from "./delivery-plan-check.ts";
import { below } from "./keepable.ts";
import type { World } from "./sandbox.ts";
import { SettingRefused } from "./settings.ts";
import type { JudgedDocument, SnapshotDocument } from "./snapshot-document.ts";
import { invalid, type SnapshotRefused } from "./snapshot-refused.ts";

type Services = ReadonlyMap<string, Service>;

/** Settings, faults, delivery plans and their services must exist here. */
export function judgeRecord(
  { settings, beginning, faults, deliveries }: SnapshotDocument["record"],
  here: Pick<World, "services" | "settings">,
): void {
  judgeSettings("record.settings", settings, here);
  judgeSettings("record.beginning.settings", beginning.settings, here);
  for (const [i, { service: name, operation }] of faults.entries()) {
    const field = `record.faults[${i}]`;
    const service = here.services.get(name);
    if (!service) throw noService(`${field}.service`, name, here.services);
    const operations = Object.keys(service.operations);
    if (!operations.includes(operation))
      throw invalid(`${field}.operation`, `${name} has no operation ${operation}`, `known: ${operations.join(", ")}`);
  }
  for (const [i, { id: _, ...plan }] of deliveries.entries()) {
    const [wrong] = planProblems(plan, here.services);
    if (wrong)
      throw invalid(
        wrong.field === "" ? `record.deliveries[${i}]` : below(`record.deliveries[${i}]`, wrong.field),
        wrong.problem,
        wrong.remedy,
      );
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
