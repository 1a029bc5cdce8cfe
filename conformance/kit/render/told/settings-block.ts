import type { SilentPlace } from "../../silent-places.ts";

/** Lines for `settings:` of the target file, where the value that describes the target is known; each dial once. */
export function settingsBlock(places: readonly SilentPlace[]): readonly string[] {
  const known = places.flatMap(({ settings }) => settings.filter((line) => /^[\w-]+: ./.test(line)));
  const byName = new Map(known.toReversed().map((line) => [line.split(":")[0], line]));
  return [...byName.values()].toReversed();
}
