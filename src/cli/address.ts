import type { Configuration } from "./configuration.ts";
import type { Flags } from "./flags.ts";
import { type Terminal, Usage } from "./terminal.ts";

/** What every command takes that asks a running Stunt Double. */
export const reaching = {
  url: {
    type: "string",
    value: "<gateway>",
    says: "the running Stunt Double (http://127.0.0.1:4100)",
    environment: "STUNT_DOUBLE_URL",
    configured: "url",
  },
  "control-token": {
    type: "string",
    value: "<token>",
    says: "what its control API asks for",
    environment: "STUNT_DOUBLE_CONTROL_TOKEN",
    configured: "control-token",
  },
  json: { type: "boolean", says: "one JSON document on standard output" },
} as const satisfies Flags;

/** The same for a command that acts on a sandbox. */
export const inSandbox = {
  sandbox: {
    type: "string",
    value: "<name>",
    says: "the sandbox (default)",
    environment: "STUNT_DOUBLE_SANDBOX",
    configured: "sandbox",
  },
  ...reaching,
} as const satisfies Flags;

interface Reached {
  readonly url: string | undefined;
  readonly configuration: Configuration;
  readonly terminal: Pick<Terminal, "environment">;
}

/** The gateway's address: as given, or the port that `start` would take here. */
export function gatewayOf({ url, configuration, terminal }: Reached): string {
  if (url !== undefined) return httpAddress(url, "--url");
  const said = terminal.environment.STUNT_DOUBLE_PORT || undefined;
  const port = said === undefined ? Number(configuration.values.port) : portIn(said);
  const scheme = configuration.values.tls === true ? "https" : "http";
  return `${scheme}://127.0.0.1:${port > 0 ? port : 4100}`;
}

function portIn(text: string): number {
  if (/^\d+$/.test(text) && Number(text) <= 65_530) return Number(text);
  throw new Usage(`STUNT_DOUBLE_PORT takes a whole number from 0 to 65530, not ${text}`);
}

/** An http address without its last slash. */
export function httpAddress(text: string, flag: string): string {
  if (!URL.canParse(text) || !/^https?:\/\//.test(text)) throw new Usage(`${flag} ${text} is not an http address`);
  return text.replace(/\/+$/, "");
}

/** A sandbox's name in an address of the control API. */
export function sandboxOf({ sandbox = "default" }: Readonly<Record<string, string | undefined>>): string {
  if (!/^[a-z0-9-]{1,40}$/.test(sandbox))
    throw new Usage(`${sandbox} cannot name a sandbox; take 1 to 40 of a-z, 0-9 and -`);
  return sandbox;
}
