import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type Deed, deeds } from "./case.ts";
import type { Contract } from "./contract.ts";
import { reasonOf } from "./errors.ts";
import { type Level, levels } from "./grade.ts";
import type { Credentials } from "./suite.ts";
import { type HookName, type HookWay, type ReceiverWay, readCapabilities } from "./target-capabilities.ts";
import { readRoles, readSettings } from "./target-contract.ts";
import { address, count, known, milliseconds, rate, share } from "./target-values.ts";
import { YamlReader } from "./yaml-reader.ts";

/** What a target file says, checked against the contract. */
export interface TargetFile {
  name: string | undefined;
  suite: string | undefined;
  environment: "test" | "staging" | "production";
  address: string;
  roles: Readonly<Record<string, Credentials>>;
  given: Readonly<Record<string, unknown>>;
  operations: readonly string[] | undefined;
  rules: readonly string[] | undefined;
  hooks: Partial<Record<HookName, HookWay>>;
  receiver: ReceiverWay | undefined;
  settings: Readonly<Record<string, unknown>>;
  may: Deed | undefined;
  requestsPerSecond: number | undefined;
  parallel: number | undefined;
  timeout: number | undefined;
  headers: Readonly<Record<string, string>>;
  /** Certificate authorities that are trusted beside the usual ones, as PEM. */
  ca: string | undefined;
  gate: { level: Level | undefined; judged: number | undefined; baseline: string | undefined };
  /** Where the file lies; paths in it begin there. */
  folder: string;
  /** `target.yaml:7:3` of a part of the file. */
  placeOf(path: readonly string[]): string;
}

const names = [
  ..."target service suite environment address roles given operations rules".split(" "),
  ..."capabilities settings may limits http gate".split(" "),
];

export interface TargetSource {
  /** Its path, for messages and for what the file names relative to itself. */
  name: string;
  source: string;
  environment: Readonly<Record<string, string | undefined>>;
}

/** Reads a target file; whatever is malformed or unknown is refused with its place. */
export function readTargetFile(contract: Contract, { name, source, environment }: TargetSource): TargetFile {
  const file = new YamlReader(name, source, environment);
  const folder = dirname(resolve(name));
  file.onlyNames([], names);
  file.onlyNames(["limits"], ["requests-per-second", "parallel", "timeout"]);
  file.onlyNames(["http"], ["headers", "ca"]);
  checkService(file, contract.service);
  return {
    name: file.text(["target"]),
    suite: suiteVersion(file),
    environment: file.oneOf(["environment"], ["test", "staging", "production"] as const) ?? "test",
    address: address(file, ["address"]),
    roles: readRoles(file, contract),
    given: file.members(["given"]),
    operations: known(file, ["operations"], [...contract.operations.keys()]),
    rules: known(file, ["rules"], [...contract.rules.keys()]),
    ...readCapabilities(file),
    settings: readSettings(file, contract),
    may: file.oneOf(["may"], deeds),
    requestsPerSecond: rate(file, ["limits", "requests-per-second"]),
    parallel: count(file, ["limits", "parallel"]),
    timeout: milliseconds(file, ["limits", "timeout"]),
    headers: file.textMembers(["http", "headers"]),
    ca: authorities(file, folder),
    gate: gate(file),
    folder,
    placeOf: (path) => file.placeOf(path),
  };
}

function checkService(file: YamlReader, service: string): void {
  const named = file.text(["service"]);
  if (named !== undefined && named !== service) {
    file.refuse(["service"], `is ${named}, but ${service} is to be judged`, `write ${service}, or ask for ${named}`);
  }
}

function suiteVersion(file: YamlReader): string | undefined {
  const version = file.text(["suite"]);
  if (version !== undefined && !/^\d+(\.\d+)*$/.test(version))
    file.refuse(["suite"], "is no version", 'write it like "1.0"');
  return version;
}

function gate(file: YamlReader): TargetFile["gate"] {
  file.onlyNames(["gate"], ["level", "judged", "baseline"]);
  return {
    level: file.oneOf(["gate", "level"], levels),
    judged: share(file, ["gate", "judged"]),
    baseline: file.text(["gate", "baseline"]),
  };
}

const certificate = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** A file of certificates beside the target file. */
function authorities(file: YamlReader, folder: string): string | undefined {
  const path = ["http", "ca"];
  const named = file.text(path);
  if (named === undefined) return undefined;
  const whole = resolve(folder, named);
  try {
    const found = readFileSync(whole, "utf8").match(certificate) ?? [];
    if (found.length === 0) throw new Error("it holds no certificate");
    for (const one of found) new X509Certificate(one);
    return found.join("\n");
  } catch (thrown) {
    return file.refuse(
      path,
      `${whole} is no file of certificates: ${reasonOf(thrown)}`,
      "name a PEM file, relative to the target file",
    );
  }
}
