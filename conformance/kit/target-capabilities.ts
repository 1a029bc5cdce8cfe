import type { Capability } from "./case.ts";
import { isMembers } from "./json.ts";
import { address, hostAndPort } from "./target-values.ts";
import type { YamlReader } from "./yaml-reader.ts";

export const hookNames = ["clock", "panel", "outbox"] as const satisfies readonly Capability[];
export type HookName = (typeof hookNames)[number];

/** How a hook is reached, and where the target file says so. */
export type HookWay = { place: string } & (
  | { address: string; headers: Readonly<Record<string, string>> }
  | { command: string }
);

/** Where the kit listens for what the target sends. */
export interface ReceiverWay {
  host: string;
  port: number;
  /** The same from where the target is; no slash at its end. */
  publicUrl: string;
  /** Somebody has entered the public address in the vendor's panel. */
  registered: { secret: string | undefined } | undefined;
  place: string;
}

const onStuntDoubleOnly = ["rows", "faults", "settings"] as const satisfies readonly Capability[];

/** What a target file claims under `capabilities:`. */
export function readCapabilities(file: YamlReader): {
  hooks: Partial<Record<HookName, HookWay>>;
  receiver: ReceiverWay | undefined;
} {
  for (const name of onStuntDoubleOnly) {
    const path = ["capabilities", name];
    if (file.has(path)) file.refuse(path, "exists on a Stunt Double only, which offers it unasked", "take it out");
  }
  file.onlyNames(["capabilities"], [...hookNames, "webhook-receiver"]);
  const claimed = hookNames.filter((name) => file.has(["capabilities", name]));
  return {
    hooks: Object.fromEntries(claimed.map((name) => [name, readHook(file, ["capabilities", name])])),
    receiver: readReceiver(file, ["capabilities", "webhook-receiver"]),
  };
}

function readHook(file: YamlReader, path: readonly string[]): HookWay {
  const place = file.placeOf(path);
  const ways = ["http", "command"].filter((way) => file.has([...path, way]));
  if (ways.length !== 1) {
    const found = ways.length === 0 ? "says not how it is reached" : "is reached in two ways";
    file.onlyNames(path, ["http", "header", "command"]);
    file.refuse(path, found, "write http: <address>, or command: <text for the shell>");
  }
  if (file.has([...path, "command"])) {
    file.onlyNames(path, ["command"]);
    const command = file.text([...path, "command"]) ?? "";
    return { place, command };
  }
  file.onlyNames(path, ["http", "header"]);
  return { place, address: address(file, [...path, "http"]), headers: file.textMembers([...path, "header"]) };
}

function readReceiver(file: YamlReader, path: readonly string[]): ReceiverWay | undefined {
  if (!file.has(path)) return undefined;
  file.onlyNames(path, ["listen", "public-url", "registered"]);
  return {
    ...hostAndPort(file, [...path, "listen"]),
    publicUrl: address(file, [...path, "public-url"]),
    registered: readRegistered(file, [...path, "registered"]),
    place: file.placeOf(path),
  };
}

function readRegistered(file: YamlReader, path: readonly string[]): ReceiverWay["registered"] {
  const value = file.value(path);
  if (value === undefined || value === false) return undefined;
  if (value === true) return { secret: undefined };
  if (!isMembers(value)) file.refuse(path, "must be true or hold a secret", "write { secret: … }");
  file.onlyNames(path, ["secret"]);
  return { secret: file.textMembers(path)["secret"] };
}
