import type { Instant } from "../../core/instant.ts";
import type { NewDeliveryPlan } from "../effects/deliveries.ts";
import type { NewFault } from "../faults.ts";
import type { World } from "../sandbox.ts";
import type { ServiceSettings } from "../settings.ts";
import { isMapping, isWritten, type Written } from "./format.ts";
import { meaningFindings } from "./meaning.ts";
import { plannedSteps } from "./order.ts";
import { type Mistake, type Note, ScenarioRefused } from "./refused.ts";
import type { Scenario } from "./scenario.ts";
import { sectionsOf, serviceOf } from "./sections.ts";
import { shapeFindings } from "./shape.ts";
import { playSituation } from "./stage.ts";
import { type Content, mistakeOf } from "./text.ts";

/** What a sandbox starts from. */
export interface Situation {
  readonly scenarios: readonly Scenario[];
  readonly randomSeed: number;
  readonly now: Instant;
  /** Settings over those of the scenarios. */
  readonly settings: Readonly<Record<string, ServiceSettings>>;
}

/** What scenarios say besides rows. */
export interface Loaded {
  readonly settings: Readonly<Record<string, ServiceSettings>>;
  readonly faults: readonly NewFault[];
  readonly deliveries: readonly NewDeliveryPlan[];
  readonly notes: readonly Note[];
}

/** By line and column within each file; what two found is told once. */
function inOrder(mistakes: readonly Mistake[]): readonly Mistake[] {
  const told = new Map(mistakes.map((one) => [`${one.file} ${one.field} ${one.problem}`, one] as const));
  return [...told.values()].sort((one, other) =>
    one.file === other.file ? one.line - other.line || one.column - other.column : 0,
  );
}

/** A file that has been judged. */
export interface Layer {
  readonly content: Content;
  readonly written: Written;
}

/** Loads a situation into a new sandbox of the store; when it is refused, nothing of it is left. */
export async function loadSituation(situation: Situation, name: string, world: World): Promise<Loaded> {
  const layers = await judged(situation, world);
  const loaded = spoken(layers);
  await world.store.create(name);
  try {
    const notes = await playSituation({ name, situation, layers, loaded, world });
    return { ...loaded, notes };
  } catch (error) {
    await world.store.drop(name);
    throw error;
  }
}

/** Every file of every scenario, base first; all mistakes of all of them are told at once. */
async function judged({ scenarios, now }: Situation, world: World): Promise<readonly Layer[]> {
  const mistakes: Mistake[] = [];
  const layers: Layer[] = [];
  for (const { contents, problems } of scenarios) {
    mistakes.push(...problems);
    const ground = { ...world, now, planned: plannedSteps(contents, now) };
    for (const content of contents) {
      const findings = [...shapeFindings(content.value), ...(await meaningFindings(content, ground))];
      mistakes.push(...findings.map((finding) => mistakeOf(content, finding)));
      const { value } = content;
      if (isWritten(value, findings)) layers.push({ content, written: value });
    }
  }
  if (mistakes.length > 0) throw new ScenarioRefused(inOrder(mistakes));
  return layers;
}

/** What the files say without being played. */
export type Spoken = Omit<Loaded, "notes">;

type AllSettings = Situation["settings"];

/** Settings of all services over others. */
export const over = (lower: AllSettings, upper: AllSettings): AllSettings =>
  Object.fromEntries(
    [...new Set([...Object.keys(lower), ...Object.keys(upper)])]
      .map((service) => [service, { ...lower[service], ...upper[service] }] as const)
      .filter(([, own]) => Object.keys(own).length > 0),
  );

/** Settings, faults and deliveries; of settings the upper file's stand over the lower's. */
function spoken(layers: readonly Layer[]): Spoken {
  return {
    settings: layers.map(({ written }) => settingsOf(written)).reduce(over, {}),
    faults: layers.flatMap(({ written }) => (written.faults ?? []).map((fault) => faultOf(written, fault))),
    deliveries: layers.flatMap(({ written }) =>
      (written.deliveries ?? []).map((delivery) => ({ ...delivery, service: serviceOf(written, delivery) })),
    ),
  };
}

const isSettings = (section: unknown): section is ServiceSettings => isMapping(section);

const settingsOf = (written: Written): AllSettings =>
  Object.fromEntries(
    sectionsOf(written, "settings").flatMap(({ service, section }) =>
      isSettings(section) ? [[service, section] as const] : [],
    ),
  );

const faultOf = (written: Written, fault: NonNullable<Written["faults"]>[number]): NewFault => ({
  next: 1,
  at: "before",
  ...fault,
  service: serviceOf(written, fault),
});
