import { type Capability, type Deed, deeds } from "./case.ts";
import type { Contract } from "./contract.ts";
import { type Level, levels } from "./grade.ts";
import type { Credentials } from "./suite.ts";
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
  hooks: Partial<Record<Hook, { address: string; headers: Readonly<Record<string, string>> }>>;
  settings: Readonly<Record<string, unknown>>;
  may: Deed | undefined;
  parallel: number | undefined;
  timeout: number | undefined;
  headers: Readonly<Record<string, string>>;
  gate: { level: Level | undefined; judged: number | undefined; baseline: string | undefined };
}

export const hookNames = ["clock", "panel", "outbox"] as const satisfies readonly Capability[];
export type Hook = (typeof hookNames)[number];

const names = [
  ..."target service suite environment address roles given operations rules".split(" "),
  ..."capabilities settings may limits http gate".split(" "),
];

/** Reads a target file; whatever is malformed or not implemented is refused with its place. */
export function readTargetFile(
  contract: Contract,
  {
    name,
    source,
    environment,
  }: { name: string; source: string; environment: Readonly<Record<string, string | undefined>> },
): TargetFile {
  const file = new YamlReader(name, source, environment);
  file.onlyNames([], names);
  refuseUnimplemented(file);
  checkService(file, contract.service);
  file.onlyNames(["roles"], Object.keys(contract.roles));
  file.onlyNames(["settings"], settingNames(contract));
  return {
    name: file.text(["target"]),
    suite: suiteVersion(file),
    environment: file.oneOf(["environment"], ["test", "staging", "production"] as const) ?? "test",
    address: address(file, ["address"]),
    roles: Object.fromEntries(
      Object.keys(file.members(["roles"])).map((role) => [role, file.textMembers(["roles", role])]),
    ),
    given: file.members(["given"]),
    operations: known(file, ["operations"], [...contract.operations.keys()]),
    rules: known(file, ["rules"], [...contract.rules.keys()]),
    hooks: hooks(file),
    settings: file.members(["settings"]),
    may: file.oneOf(["may"], deeds),
    parallel: count(file, ["limits", "parallel"]),
    timeout: milliseconds(file, ["limits", "timeout"]),
    headers: file.textMembers(["http", "headers"]),
    gate: gate(file),
  };
}

function refuseUnimplemented(file: YamlReader): void {
  file.onlyNames(["limits"], ["requests-per-second", "parallel", "timeout"]);
  file.onlyNames(["http"], ["headers", "ca"]);
  for (const path of [
    ["limits", "requests-per-second"],
    ["http", "ca"],
    ["capabilities", "webhook-receiver"],
  ]) {
    if (file.has(path)) file.refuse(path, "is not implemented by this version of the kit", "take it out");
  }
}

function checkService(file: YamlReader, service: string): void {
  const named = file.text(["service"]);
  if (named !== undefined && named !== service) {
    file.refuse(["service"], `is ${named}, but ${service} is to be judged`, `write ${service}, or ask for ${named}`);
  }
}

const settingNames = (contract: Contract): string[] =>
  [...contract.rules.values()].flatMap(({ settings }) => settings.map(({ name }) => name));

function suiteVersion(file: YamlReader): string | undefined {
  const version = file.text(["suite"]);
  if (version !== undefined && !/^\d+(\.\d+)*$/.test(version))
    file.refuse(["suite"], "is no version", 'write it like "1.0"');
  return version;
}

function address(file: YamlReader, path: readonly string[]): string {
  const value = file.text(path);
  if (value === undefined) return file.refuse(path, "is missing", "write address: http://…");
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) {
    file.refuse(path, `${value} is no http address`, "write it like http://127.0.0.1:4105");
  }
  return value.replace(/\/+$/, "");
}

function known(file: YamlReader, path: readonly string[], words: readonly string[]): readonly string[] | undefined {
  const texts = file.texts(path);
  for (const index of texts?.keys() ?? []) file.oneOf([...path, String(index)], words);
  return texts;
}

function hooks(file: YamlReader): TargetFile["hooks"] {
  file.onlyNames(["capabilities"], [...hookNames, "webhook-receiver"]);
  const claimed = hookNames.filter((hook) => file.has(["capabilities", hook]));
  return Object.fromEntries(
    claimed.map((hook) => {
      const path = ["capabilities", hook];
      if (file.has([...path, "command"])) {
        file.refuse(
          [...path, "command"],
          "is not implemented by this version of the kit",
          "serve the hook and write http: <address>",
        );
      }
      file.onlyNames(path, ["http", "header"]);
      return [hook, { address: address(file, [...path, "http"]), headers: file.textMembers([...path, "header"]) }];
    }),
  );
}

function gate(file: YamlReader): TargetFile["gate"] {
  file.onlyNames(["gate"], ["level", "judged", "baseline"]);
  return {
    level: file.oneOf(["gate", "level"], levels),
    judged: share(file, ["gate", "judged"]),
    baseline: file.text(["gate", "baseline"]),
  };
}

function share(file: YamlReader, path: readonly string[]): number | undefined {
  const value = file.value(path);
  if (value === undefined) return undefined;
  const percent = /^(\d{1,3})\s*%$/.exec(String(value))?.[1];
  return percent !== undefined && Number(percent) <= 100
    ? Number(percent) / 100
    : file.refuse(path, `${JSON.stringify(value)} is no share`, "write it like 85%");
}

function count(file: YamlReader, path: readonly string[]): number | undefined {
  const value = file.value(path);
  if (value === undefined || (typeof value === "number" && Number.isInteger(value) && value > 0)) return value;
  return file.refuse(path, "must be a whole number above 0", "write it like 4");
}

function milliseconds(file: YamlReader, path: readonly string[]): number | undefined {
  const value = file.text(path);
  if (value === undefined) return undefined;
  const [, minutes = "0", seconds = "0"] = /^PT(?=\d)(?:(\d+)M)?(?:(\d+)S)?$/.exec(value) ?? [];
  const total = (Number(minutes) * 60 + Number(seconds)) * 1000;
  return total > 0 ? total : file.refuse(path, `${value} is no duration`, "write it like PT10S");
}
