import { hash } from "../../core/crypto.ts";
import { parseInstant } from "../../core/instant.ts";
import type { ClockState } from "../clock.ts";
import { isMapping, isText } from "./format.ts";
import type { Mistake } from "./refused.ts";
import type { Content } from "./text.ts";

/** A file together with those it extends; not judged yet. */
export interface Scenario {
  /** As it was asked for: `service/name`, or a path. */
  readonly name: string;
  readonly services: readonly string[];
  readonly says: string;
  /** Base first. */
  readonly contents: readonly Content[];
  readonly clock?: ClockState;
  /** What was wrong when the files were put together. */
  readonly problems: readonly Mistake[];
  /** Whether what it makes depends on the moment of loading. */
  readonly passing: boolean;
  /** Whether it counts in less than seconds from that moment, as saved scenarios do. */
  readonly precise: boolean;
  /** The same for the same files. */
  readonly identity: string;
}

interface Parts {
  readonly name: string;
  readonly services: readonly string[];
  readonly content: Content;
  readonly below: readonly Scenario[];
  readonly problems: readonly Mistake[];
}

/** A file's own words over those of the scenarios that it extends. */
export function onTop({ name, services, content, below, problems }: Parts): Scenario {
  const clock = clockOf(content.value, below);
  const contents = [...new Set([...below.flatMap((base) => base.contents), content])];
  const { scenario } = isMapping(content.value) ? content.value : {};
  return {
    name,
    services,
    says: isText(scenario) ? scenario : name,
    contents,
    ...(clock ? { clock } : {}),
    problems: [...below.flatMap((base) => base.problems), ...problems],
    passing: below.some(({ passing }) => passing) || isPassing(content.value),
    precise: below.some(({ precise }) => precise) || fractionText.test(content.text),
    identity: hash("sha256", JSON.stringify([services, contents.map(({ shown, text }) => [shown, text])])),
  };
}

function clockOf(value: unknown, below: readonly Scenario[]): ClockState | undefined {
  const { clock } = isMapping(value) ? value : {};
  if (clock === "follow") return undefined;
  const frozen = isMapping(clock) ? parseInstant(String(clock.frozen)) : undefined;
  return frozen === undefined ? below.find((base) => base.clock)?.clock : { frozen };
}

const offsetText = /"[+-]\d+(?:\.\d+)?(?:y|mo|w|d|h|min|s)\b/;

const fractionText = /[+-]\d+\.\d+(?:y|mo|w|d|h|min|s)\b/;

const isPassing = (value: unknown): boolean =>
  isMapping(value) &&
  (["steps", "generate", "expect"].some((word) => word in value) || offsetText.test(JSON.stringify(value)));
