import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { ConfigurationError } from "../../../conformance/kit/index.ts";

/** A file that somebody named, seen from the folder that the command stands in. */
export interface NamedFile {
  /** As it was named. */
  name: string;
  path: string;
  source: string;
}

export function namedFile(folder: string, name: string): NamedFile {
  const path = resolve(folder, name);
  try {
    return { name, path, source: readFileSync(path, "utf8") };
  } catch {
    throw new ConfigurationError(`${name} cannot be read`);
  }
}

export const namedFileIfAny = (folder: string, name: string): NamedFile | undefined =>
  existsSync(resolve(folder, name)) ? namedFile(folder, name) : undefined;
