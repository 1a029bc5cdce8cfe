import type { Instant } from "../../core/instant.ts";
import type { Player } from "../player.ts";
import type { Sandbox } from "../sandbox.ts";
import { callOf, fromPlayed } from "./calls.ts";
import { isMapping, type WrittenExpectation } from "./format.ts";
import { resolved } from "./references.ts";
import type { Finding, Path } from "./text.ts";

/** What expectations are checked against: a copy of the sandbox, and what the steps were answered. */
export interface ExpectGround {
  readonly sandbox: Sandbox;
  readonly player: Player;
  readonly answers: ReadonlyMap<string, unknown>;
  /** The moment of loading, from which offsets count. */
  readonly now: Instant;
}

/** Plays one expectation; answers where the answer first differs from it. */
export async function missed(
  file: unknown,
  expected: WrittenExpectation,
  path: Path,
  { sandbox, player, answers, now }: ExpectGround,
): Promise<readonly Finding[]> {
  const missing: Finding[] = [];
  const given = resolved(expected.with ?? {}, answers, [...path, "with"], (finding) => missing.push(finding));
  const wanted = resolved(expected.answer, answers, [...path, "answer"], (finding) => missing.push(finding));
  const played = callOf(file, { ...expected, with: given }, player, now);
  if (missing.length > 0 || !played) return missing;
  const wrongOnPurpose = Number(expected.status) >= 400;
  const problems = wrongOnPurpose ? [] : player.problems(played);
  if (problems.length > 0) return problems.map((problem) => fromPlayed(problem, path, played.kind));
  const { status, body } = await player.play(sandbox, played);
  if (expected.status !== undefined && status !== expected.status)
    return [difference([...path, "status"], expected.status, `${status}, ${shown(body)}`)];
  return expected.answer === undefined ? [] : firstDifference(wanted, body, [...path, "answer"]);
}

/** Members that are not expected may be there; lists are compared whole, item by item. */
function firstDifference(wanted: unknown, came: unknown, path: Path): readonly Finding[] {
  if (Array.isArray(wanted)) {
    if (!Array.isArray(came)) return [difference(path, wanted, shown(came))];
    if (wanted.length !== came.length)
      return [difference(path, wanted, `${came.length} in place of ${wanted.length} items`)];
    for (const [i, item] of wanted.entries()) {
      const found = firstDifference(item, came[i], [...path, i]);
      if (found.length > 0) return found;
    }
    return [];
  }
  if (!isMapping(wanted)) return wanted === came ? [] : [difference(path, wanted, shown(came))];
  if (!isMapping(came)) return [difference(path, wanted, shown(came))];
  for (const [name, member] of Object.entries(wanted)) {
    const found = firstDifference(member, Object.hasOwn(came, name) ? came[name] : undefined, [...path, name]);
    if (found.length > 0) return found;
  }
  return [];
}

const difference = (path: Path, wanted: unknown, came: string): Finding => ({
  path,
  problem: `expected ${shown(wanted)}, came ${came}`,
  remedy: "change the expectation or the situation",
});

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}
