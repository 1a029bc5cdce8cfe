import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Configured } from "./flags.ts";
import { type Terminal, Usage } from "./terminal.ts";

const names = ["stunt-double.config.yaml", "stunt-double.config.yml", "stunt-double.config.json"];

export interface Configuration {
  /** The file it stands in; undefined when there is none. */
  readonly file?: string;
  readonly values: Configured;
  /** Variables under the application's own names, as written: `{rank-math.url}/wp-json`. */
  readonly env: Readonly<Record<string, string>>;
  /** `file:line:column` of a key. */
  placeOf(...path: readonly string[]): string;
}

export const noConfiguration: Configuration = { values: {}, env: {}, placeOf: () => "" };

type Around = Pick<Terminal, "folder" | "environment">;

/** The configuration that a call stands in: `--config`, STUNT_DOUBLE_CONFIG, or the file of the working directory. */
export async function configurationAround(args: readonly string[], around: Around): Promise<Configuration> {
  const file = configurationFile(args, around);
  if (file === undefined) return noConfiguration;
  const path = resolve(around.folder, file);
  const { judged } = await import("./configuration-file.ts");
  return { file, ...judged(contentOf(path, file), { shown: file, folder: dirname(path) }) };
}

/** Where it stands; undefined when there is none. */
export function configurationFile(args: readonly string[], { folder, environment }: Around): string | undefined {
  const asked = flagged(args) ?? environment.STUNT_DOUBLE_CONFIG;
  return asked || names.find((name) => existsSync(resolve(folder, name)));
}

function flagged(args: readonly string[]): string | undefined {
  const at = args.findIndex((word) => word === "--config" || word.startsWith("--config="));
  const word = args[at];
  return word === "--config" ? args[at + 1] : word?.slice("--config=".length);
}

function contentOf(path: string, shown: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new Usage(`the configuration ${shown} cannot be read`);
  }
}
