import type { Instant } from "../../core/instant.ts";
import { type Fields, isMapping, isText, itemsOf } from "./format.ts";
import { momentOf } from "./moment.ts";
import type { Content, Path } from "./text.ts";

/** A step with its place in the play. */
export interface PlannedStep {
  readonly content: Content;
  readonly path: Path;
  readonly step: Fields;
  readonly at: Instant;
}

/** The steps of files in the order in which they are played: of `at`, then of writing. A step without `at` is played now. */
export function plannedSteps(contents: readonly Content[], now: Instant): readonly PlannedStep[] {
  const written = contents.flatMap((content) =>
    itemsOf(isMapping(content.value) ? content.value.steps : undefined).flatMap(([i, step]): PlannedStep[] => {
      if (!isMapping(step)) return [];
      const at = isText(step.at) ? momentOf(step.at, now) : undefined;
      return [{ content, path: ["steps", i], step, at: at ?? now }];
    }),
  );
  return written.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

/** Who is where in a play, so that thousands of steps need not look for each other one by one. */
export interface Cast {
  readonly placeOf: ReadonlyMap<PlannedStep, number>;
  /** Steps by their names, in the order of the play. */
  readonly named: ReadonlyMap<string, readonly PlannedStep[]>;
}

const casts = new WeakMap<readonly PlannedStep[], Cast>();

export function castOf(planned: readonly PlannedStep[]): Cast {
  const known = casts.get(planned);
  if (known) return known;
  const named = new Map<string, PlannedStep[]>();
  for (const one of planned) {
    const { name } = one.step;
    if (isText(name)) named.set(name, [...(named.get(name) ?? []), one]);
  }
  const cast = { placeOf: new Map(planned.map((one, place) => [one, place] as const)), named };
  casts.set(planned, cast);
  return cast;
}
