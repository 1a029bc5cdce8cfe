export const grades = ["documented", "observed", "inferred", "chosen"] as const;
/** How a claim about the vendor is known, surest first. */
export type Grade = (typeof grades)[number];

export const levels = ["must", "should", "may"] as const;
/** What a failed check means, gravest first. */
export type Level = (typeof levels)[number];

export interface Provenance {
  grade: Grade;
  source?: string;
  /** Where in the contract the grade stands: `openapi.yaml#/paths/…` or `rules.yaml#/plan-exists/refusal/status`. */
  pointer?: string;
}

/** What stands when a contract says nothing of its own about a thing: nothing may be demanded for it. */
export const unknownProvenance: Provenance = { grade: "chosen" };

export function levelOf(grade: Grade): Level {
  if (grade === "inferred") return "should";
  return grade === "chosen" ? "may" : "must";
}

/** Of several things checked at once, the least sure decides. */
export function weakest(first: Provenance, ...rest: readonly Provenance[]): Provenance {
  return rest.reduce((a, b) => (grades.indexOf(b.grade) > grades.indexOf(a.grade) ? b : a), first);
}

/** Whether a failure of this level fails its case. */
export const atOrAbove = (level: Level, bar: Level): boolean => levels.indexOf(level) <= levels.indexOf(bar);
