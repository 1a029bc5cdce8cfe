import type { Service } from "../../core/service.ts";
import { footprint } from "../footprint.ts";
import { type Mutant, mutantsFrom } from "../mutant.ts";
import { changedAt, type Member } from "../shape/members.ts";
import { answerPlaces, unrouted } from "../shape/places.ts";
import { changing } from "../shape/shape-mutants.ts";
import type { Surface } from "../surface.ts";

/** Answers of the right shape that say something else: a member that the contract leaves open holds another value. */
export function answerMutants(service: Service, surface: Surface): readonly Mutant[] {
  const mutant = mutantsFrom(service, "behaviour");
  return answerPlaces(service, surface).flatMap((place) =>
    place.members.filter(isOpen).map((member) => {
      const name = member.path.join(".");
      return mutant(`answers/${place.of}-${place.status}/${name}/other-value`, {
        meets: [footprint.member(place.of, place.status, name)],
        operations: place.of === unrouted ? [] : [place.of],
        answer: `${place.of} ${place.status}`,
        change: changing(place, (bare) => ({
          ...bare,
          body: changedAt(bare.body, member.path, (value) => otherValue(value, member.values)),
        })),
      });
    }),
  );
}

const scalars = ["string", "number", "boolean"];

/** A scalar to which the contract leaves more than one value. */
const isOpen = ({ types, values }: Member): boolean =>
  [...types].some((type) => scalars.includes(type)) && new Set(values).size !== 1;

/** Of the same type, and of the same form where it has one: digits stay digits. */
function otherValue(value: unknown, values: readonly unknown[]): unknown {
  if (values.length > 1) return values.find((other) => other !== value);
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  if (typeof value !== "string") return value;
  return /\d/.test(value) ? value.replaceAll(/\d/g, (digit) => String((Number(digit) + 1) % 10)) : `${value} (not)`;
}
