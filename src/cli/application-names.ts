import { closest } from "../core/closest.ts";
import type { Configuration } from "./configuration.ts";
import type { Variables } from "./quote.ts";
import { Usage } from "./terminal.ts";

/** Every name a shell gets: ours, then the application's own from the configuration. */
export const withApplicationNames = (ours: Variables, configuration: Configuration): Variables => ({
  ...ours,
  ...applicationNames(ours, configuration),
});

/** `{rank-math.url}` stands for STUNT_DOUBLE_RANK_MATH_URL, `{sandbox}` for STUNT_DOUBLE_SANDBOX. */
export function applicationNames(ours: Variables, { env, placeOf }: Configuration): Variables {
  const known = new Map(Object.entries(ours));
  const filled = Object.entries(env).map(([name, template]) => [
    name,
    template.replace(/\{([a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)?)\}/g, (written, word: string) => {
      const value = known.get(variableOf(word));
      if (value === undefined) throw new Usage(`${placeOf("env", name)}  env.${name}  ${unknown(written, word, ours)}`);
      return value;
    }),
  ]);
  return Object.fromEntries(filled);
}

const variableOf = (word: string): string => `STUNT_DOUBLE_${word.toUpperCase().replace(/[-.]/g, "_")}`;

function unknown(written: string, word: string, ours: Variables): string {
  const services = Object.keys(ours).flatMap((name) => /^STUNT_DOUBLE_(\w+)_URL$/.exec(name)?.[1] ?? []);
  const known = Object.keys(ours).map((name) => wordOf(name.slice("STUNT_DOUBLE_".length), services));
  const found = closest(word, known);
  const hint = found === undefined ? `known: ${known.map((one) => `{${one}}`).join(", ")}` : `did you mean {${found}}?`;
  return `${written} stands for nothing  ${hint}`;
}

function wordOf(name: string, services: readonly string[]): string {
  const service = services.find((one) => name.startsWith(`${one}_`));
  const written = (text: string) => text.toLowerCase().replaceAll("_", "-");
  return service === undefined ? written(name) : `${written(service)}.${written(name.slice(service.length + 1))}`;
}
