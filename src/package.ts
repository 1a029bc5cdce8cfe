import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the package: above `src/` in a checkout, above `dist/src/` once built. */
export const root = dirname(dirname(fileURLToPath(import.meta.url))).replace(/[/\\]dist$/, "");

export const version: string = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version;
