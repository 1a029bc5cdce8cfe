import { closest } from "../../core/closest.ts";
import { isMapping } from "./format.ts";
import type { Finding, Path } from "./text.ts";

/** `$name.path`, an earlier step's answer or a part of it; `$$` stands for a dollar sign. */
const written = /^\$([A-Za-z][\w-]*)((?:\.[^.[\]\s]+|\[\d+\])*)$/;

interface Reference {
  readonly name: string;
  readonly path: readonly string[];
}

function referenceOf(value: unknown): Reference | undefined {
  const [, name, path = ""] = (typeof value === "string" && written.exec(value)) || [];
  return name === undefined ? undefined : { name, path: path.split(/[.[\]]+/).filter((part) => part !== "") };
}

/** Every reference in a value, with where it stands. */
export function referencesIn(value: unknown, path: Path): readonly { readonly path: Path; readonly name: string }[] {
  const reference = referenceOf(value);
  if (reference) return [{ path, name: reference.name }];
  if (Array.isArray(value)) return value.flatMap((item, i) => referencesIn(item, [...path, i]));
  if (!isMapping(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => referencesIn(member, [...path, name]));
}

/** A value with its references replaced by what was answered; `missing` hears of those that lead nowhere. */
export function resolved(
  value: unknown,
  answers: ReadonlyMap<string, unknown>,
  path: Path,
  missing: (finding: Finding) => void,
): unknown {
  const reference = referenceOf(value);
  if (reference) {
    const found = follow(answers.get(reference.name), reference);
    if (found.known) return found.value;
    missing({ path, problem: found.problem, remedy: found.remedy });
  }
  if (typeof value === "string" && value.startsWith("$$")) return value.slice(1);
  if (Array.isArray(value)) return value.map((item, i) => resolved(item, answers, [...path, i], missing));
  if (!isMapping(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, resolved(member, answers, [...path, name], missing)]),
  );
}

type Followed =
  | { readonly known: true; readonly value: unknown }
  | { readonly known: false; readonly problem: string; readonly remedy: string };

function follow(answer: unknown, { name, path }: Reference): Followed {
  let part = answer;
  for (const [i, step] of path.entries()) {
    if (typeof part !== "object" || part === null || !Object.hasOwn(part, step)) {
      const known = typeof part === "object" && part !== null ? Object.keys(part) : [];
      const near = closest(step, known);
      const before = path.slice(0, i).join(".") || "the answer";
      const remedy = near === undefined ? `${before} has: ${known.join(", ") || "nothing"}` : `did you mean ${near}?`;
      return { known: false, problem: `$${name} was answered without ${path.slice(0, i + 1).join(".")}`, remedy };
    }
    part = Reflect.get(part, step);
  }
  return { known: true, value: part };
}
