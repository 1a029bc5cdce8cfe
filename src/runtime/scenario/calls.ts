import type { Instant } from "../../core/instant.ts";
import type { Service } from "../../core/service.ts";
import type { Played, PlayedMistake, Player } from "../player.ts";
import { pathOf, unknownName } from "./findings.ts";
import { type Fields, isMapping, isText } from "./format.ts";
import { momentFormat, momentOf } from "./moment.ts";
import { castOf, type PlannedStep } from "./order.ts";
import { referencesIn } from "./references.ts";
import { serviceOf } from "./sections.ts";
import type { Finding, Path } from "./text.ts";

/** What steps and expectations are judged by. */
export interface CallGround {
  readonly services: ReadonlyMap<string, Service>;
  readonly player: () => Player;
  readonly now: Instant;
  /** Every step of the scenario, in the order of the play. */
  readonly planned: readonly PlannedStep[];
}

/** What a step or expectation plays; undefined when it says too little or too much. */
export function callOf(file: unknown, item: Fields, player: Player, now: Instant): Played | undefined {
  const { call, panel, as, with: given } = item;
  const kind = isText(call) ? "operation" : "panel";
  const named = isText(call) ? call : panel;
  const clear = call === undefined || panel === undefined;
  if (!clear || !isText(named) || (given !== undefined && !isMapping(given))) return undefined;
  const played = { service: serviceOf(file, item), call: named, kind } as const;
  const formats = player.fieldsOf(played) ?? new Map<string, string | undefined>();
  const fields = withMoments(isMapping(given) ? given : {}, formats, now);
  return { ...played, fields, ...(isText(as) ? { as } : {}) };
}

/** Offsets in fields that hold instants become instants, or days where the contract wants days. */
function withMoments(fields: Fields, formats: ReadonlyMap<string, string | undefined>, now: Instant): Fields {
  const converted = Object.entries(fields).map(([name, value]) => {
    const format = formats.get(name);
    const moment = typeof value === "string" && /^[+-]/.test(value) ? momentOf(value, now) : undefined;
    if (moment === undefined || (format !== "date-time" && format !== "date")) return [name, value] as const;
    return [name, format === "date" ? moment.slice(0, 10) : moment] as const;
  });
  return Object.fromEntries(converted);
}

/** What is wrong with one step, as far as it can be known before it is played. */
export async function stepFindings(planned: PlannedStep, ground: CallGround): Promise<readonly Finding[]> {
  const { content, path, step } = planned;
  const place = castOf(ground.planned).placeOf.get(planned) ?? 0;
  return [
    ...momentFindings(step, path, ground.now),
    ...callFindings(content.value, step, path, { ...ground, lenient: step.fill === true, refused: step.answers }),
    ...referenceFindings(step, path, ground.planned, place),
    ...nameFindings(planned, ground.planned),
    ...(await fillFindings(content.value, step, path, ground)),
  ];
}

/** What is wrong with one expectation; it may refer to any step. */
export const expectationFindings = (
  file: unknown,
  expected: Fields,
  path: Path,
  ground: CallGround,
): readonly Finding[] => [
  ...callFindings(file, expected, path, { ...ground, lenient: false, refused: expected.status }),
  ...referenceFindings(expected, path, ground.planned, ground.planned.length),
];

function momentFindings({ at }: Fields, path: Path, now: Instant): readonly Finding[] {
  if (!isText(at)) return [];
  const moment = momentOf(at, now);
  if (moment === undefined) return [{ path: [...path, "at"], problem: `${at} is not a moment`, remedy: momentFormat }];
  if (moment <= now) return [];
  const remedy = "steps are played before the scenario begins: leave `at` out for now, or advance the clock later";
  return [{ path: [...path, "at"], problem: `${at} lies in the future of ${now}`, remedy }];
}

interface Judging extends CallGround {
  /** What is left out is made up. */
  readonly lenient: boolean;
  /** A status of 400 or more is wanted: fields may be wrong on purpose. */
  readonly refused: unknown;
}

function callFindings(file: unknown, item: Fields, path: Path, ground: Judging): readonly Finding[] {
  const player = ground.player();
  const played = callOf(file, item, player, ground.now);
  if (!played || !ground.services.has(played.service)) return [];
  const wrongOnPurpose = Number(ground.refused) >= 400;
  const open = new Set(referencesIn(item.with, []).map(({ path: [field] }) => String(field)));
  return player
    .problems(played)
    .filter(({ about, field }) => {
      if (about === "call" || about === "role") return true;
      if (wrongOnPurpose || (about === "missing" && ground.lenient)) return false;
      return about === "name" || !open.has(field.split(".")[0] ?? "");
    })
    .map((mistake) => fromPlayed(mistake, path, played.kind));
}

/** A player's mistake, where the file says what is wrong. */
export function fromPlayed(
  { about, field, problem, remedy }: PlayedMistake,
  path: Path,
  kind: Played["kind"],
): Finding {
  if (about === "call") return { path: [...path, kind === "panel" ? "panel" : "call"], problem, remedy };
  if (about === "role") return { path: [...path, "as"], problem, remedy };
  const at = [...path, "with", ...pathOf(field)];
  return about === "name" ? { path: at, part: "key", problem, remedy } : { path: at, problem, remedy };
}

function referenceFindings(
  item: Fields,
  path: Path,
  planned: readonly PlannedStep[],
  place: number,
): readonly Finding[] {
  const { named, placeOf } = castOf(planned);
  const parts = ["with", "answer"].flatMap((word) => referencesIn(item[word], [...path, word]));
  return parts.flatMap(({ name, path: at }) => {
    const [first] = named.get(name) ?? [];
    if (first && (placeOf.get(first) ?? 0) < place) return [];
    if (first) {
      const remedy = "steps are played in the order of `at`, then of writing";
      return [{ path: at, problem: `$${name}: that step is not played earlier`, remedy }];
    }
    const known = planned.slice(0, place).flatMap(({ step }) => (isText(step.name) ? [step.name] : []));
    const { remedy, ...finding } = unknownName(at, `$${name}: no earlier step has this name`, name, known);
    return [{ ...finding, remedy: remedy.replace("did you mean ", "did you mean $") }];
  });
}

function nameFindings({ content, path, step }: PlannedStep, planned: readonly PlannedStep[]): readonly Finding[] {
  const { name } = step;
  if (!isText(name)) return [];
  const first = castOf(planned).named.get(name)?.toSorted(byWriting)[0];
  if (first === undefined || (first.content === content && first.path[1] === path[1])) return [];
  return [{ path: [...path, "name"], problem: `another step is named ${name}`, remedy: "give it a name of its own" }];
}

const byWriting = (one: PlannedStep, other: PlannedStep): number =>
  one.content === other.content ? Number(one.path[1]) - Number(other.path[1]) : 0;

async function fillFindings(file: unknown, step: Fields, path: Path, ground: CallGround): Promise<readonly Finding[]> {
  const service = ground.services.get(serviceOf(file, step));
  const call = isText(step.call) ? step.call : step.panel;
  if (step.fill !== true || !service || !isText(call)) return [];
  const offered = Object.keys((await service.fill?.()) ?? {});
  if (offered.includes(call)) return [];
  const problem = `${service.name} makes nothing up for ${call}`;
  return [{ path: [...path, "fill"], problem, remedy: `it does for: ${offered.join(", ") || "nothing"}` }];
}
