/** How we know, strongest first. */
export const grades = ["documented", "observed", "inferred", "chosen"] as const;
export type Grade = (typeof grades)[number];

/** A claim that rests on several things is as good as the weakest of them. */
export const weakest = (all: readonly Grade[]): Grade =>
  grades[Math.max(0, ...all.map((grade) => grades.indexOf(grade)))] ?? "chosen";
