import { rule } from "../contract.ts";
import type { Project } from "../tables.ts";

type Addons = Project["addons"];

const kept = rule(
  "addon-kept-by-project",
  (addons: Addons, type: string, value: number): Addons => ({ ...addons, [type]: value }),
  (addons) => addons,
);

const isOff = rule(
  "addon-switched-off-by-zero",
  (value: number) => value === 0,
  () => false,
);

/** A project's add-ons after one was set; one that is off is left out. */
export function addonsAfter(addons: Addons, type: string, value: number): Addons {
  const { [type]: _before, ...others } = addons;
  return isOff(value) ? others : kept(addons, type, value);
}
