import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../src/package.ts";
import { admits } from "./version-range.ts";

const floor = "20.19.0";

interface Manifest {
  readonly name: string;
  readonly engines?: { readonly node?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const manifestOf = (folder: string) => JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;

/** Where Node would find a package from a folder. */
function located(name: string, from: string): string {
  const folder = join(from, "node_modules", name);
  if (existsSync(join(folder, "package.json"))) return folder;
  if (from === dirname(from)) throw new Error(`${name} is not installed; npm ci`);
  return located(name, dirname(from));
}

/** A package and whatever it needs to run, each folder once. */
function withDependencies(folder: string, seen: Set<string>): Set<string> {
  if (seen.has(folder)) return seen;
  seen.add(folder);
  for (const name of Object.keys(manifestOf(folder).dependencies ?? {})) withDependencies(located(name, folder), seen);
  return seen;
}

test("every dependency runs on the oldest Node we promise", () => {
  const own = manifestOf(root);
  const folders = new Set<string>();
  for (const name of Object.keys(own.dependencies ?? {})) withDependencies(located(name, root), folders);
  for (const name of Object.keys(own.devDependencies ?? {})) folders.add(located(name, root));
  const refusing = [...folders]
    .map(manifestOf)
    .filter(({ engines }) => !admits(engines?.node ?? "*", floor))
    .map(({ name, engines }) => `${name} wants Node ${engines?.node}`);
  expect(refusing).toEqual([]);
  expect(own.engines?.node).toBe(">=20.19");
});

test.each([
  ["*", true],
  ["", true],
  [">=20.19", true],
  [">=20.19.1", false],
  [">= 18", true],
  [">=22", false],
  ["^18 || ^20.17.0 || >=22", true],
  ["^20.20.0 || >=22.0.0", false],
  ["20 || >=22", true],
  ["20.x || 22.x", true],
  ["^22.13.0", false],
  ["~20.19.0", true],
  ["~20.18.0", false],
  [">=18 <20", false],
  [">=14.0.0 <21", true],
  ["18 - 20", true],
  [">0.4", true],
  ["<=20", true],
  ["node 20", false],
])("range %s admits 20.19.0: %s", (range, expected) => {
  expect(admits(range, floor)).toBe(expected);
});
