import { statSync } from "node:fs";
import { resolve } from "node:path";
import { closest } from "../core/closest.ts";
import { parseInstant } from "../core/instant.ts";
import type { Simulator, SimulatorOptions } from "../simulator.ts";
import { httpAddress } from "./address.ts";
import { type Flags, type Values, wholeNumber } from "./flags.ts";
import { type Terminal, Usage } from "./terminal.ts";

/** What a simulator begins with, whoever starts it. */
export const beginning = {
  scenario: {
    type: "string",
    multiple: true,
    value: "<service/name|file>",
    says: `what the sandbox "default" begins with`,
    environment: "STUNT_DOUBLE_SCENARIO",
    configured: "scenarios",
  },
  fixtures: {
    type: "string",
    multiple: true,
    value: "<folder>",
    says: "a folder with scenarios of your own, <service>/<name>.yaml",
    environment: "STUNT_DOUBLE_FIXTURES",
    configured: "fixtures",
  },
  service: {
    type: "string",
    multiple: true,
    value: "<service>",
    says: "these services alone",
    environment: "STUNT_DOUBLE_SERVICE",
    configured: "services",
  },
  clock: {
    type: "string",
    value: "<instant>",
    says: "freeze time there, e.g. 2026-11-22T10:00:00Z",
    environment: "STUNT_DOUBLE_CLOCK",
    configured: "clock",
  },
  "random-seed": {
    type: "string",
    value: "<n>",
    says: "another seed gives other ids and keys (1)",
    environment: "STUNT_DOUBLE_RANDOM_SEED",
    configured: "random-seed",
  },
  "public-url": {
    type: "string",
    value: "<address>",
    says: "what answers say instead of the address asked",
    environment: "STUNT_DOUBLE_PUBLIC_URL",
    configured: "public-url",
  },
  "require-sandbox": {
    type: "boolean",
    says: "refuse requests that name no sandbox",
    environment: "STUNT_DOUBLE_REQUIRE_SANDBOX",
    configured: "require-sandbox",
  },
  "allow-host": {
    type: "string",
    multiple: true,
    value: "<host>",
    says: "let webhooks go there",
    environment: "STUNT_DOUBLE_ALLOW_HOST",
    configured: "allow-hosts",
  },
  "control-token": {
    type: "string",
    value: "<token>",
    says: "what the control API asks for",
    environment: "STUNT_DOUBLE_CONTROL_TOKEN",
    configured: "control-token",
  },
  strict: {
    type: "boolean",
    says: "judge every exchange a second time, with express-openapi-validator",
    environment: "STUNT_DOUBLE_STRICT",
    configured: "strict",
  },
  tls: {
    type: "boolean",
    says: "serve https, with a certificate authority made here",
    environment: "STUNT_DOUBLE_TLS",
    configured: "tls",
  },
  "tls-host": {
    type: "string",
    multiple: true,
    value: "<name>",
    says: "a further name that the certificate holds; implies --tls",
    configured: "tls-hosts",
  },
} as const satisfies Flags;

type Beginning = Partial<Values<typeof beginning>> & {
  readonly port?: string | undefined;
  readonly host?: string | undefined;
};

/** Flags as options of a simulator; a folder, service, instant or address that is none is a `Usage`. */
export async function simulatorOptions(
  values: Beginning,
  { folder }: Pick<Terminal, "folder">,
): Promise<SimulatorOptions> {
  const port = wholeNumber("port", values.port, [0, 65_530]);
  const randomSeed = wholeNumber("random-seed", values["random-seed"], [0, 0xffffffff]);
  const token = values["control-token"];
  const { "public-url": publicUrl, clock, host, service, "tls-host": hosts = [] } = values;
  return {
    scenarios: (values.scenario ?? []).map((name) => (/\.ya?ml$/.test(name) ? resolve(folder, name) : name)),
    fixtures: (values.fixtures ?? []).map((one) => existingFolder(resolve(folder, one), one)),
    ...(service === undefined ? {} : { services: await servicesNamed(service) }),
    ...(port === undefined ? {} : { port }),
    ...(host === undefined ? {} : { host }),
    ...(publicUrl === undefined ? {} : { publicUrl: httpAddress(publicUrl, "--public-url") }),
    ...(clock === undefined ? {} : { clock: instant(clock) }),
    ...(randomSeed === undefined ? {} : { randomSeed }),
    requireSandbox: values["require-sandbox"] === true,
    allowedHosts: values["allow-host"] ?? [],
    ...(token ? { controlToken: token } : {}),
    strict: values.strict === true,
    ...(values.tls || hosts.length > 0 ? { tls: { hosts } } : {}),
  };
}

async function servicesNamed(names: readonly string[]): Promise<NonNullable<SimulatorOptions["services"]>> {
  const { registry } = await import("../services/registry.ts");
  const known = registry.map(({ service }) => service.name);
  for (const name of names) {
    const meant = closest(name, known);
    if (!known.includes(name))
      throw new Usage(
        `no service ${name}; ${meant === undefined ? `there are ${known.join(", ")}` : `did you mean ${meant}?`}`,
      );
  }
  return registry.filter(({ service }) => names.includes(service.name));
}

function existingFolder(path: string, shown: string): string {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new Usage(`--fixtures ${shown} is not a folder`);
  return path;
}

function instant(text: string): string {
  const parsed = parseInstant(text);
  if (!parsed) throw new Usage(`--clock takes an instant such as 2026-11-22T10:00:00Z, not ${text}`);
  return parsed;
}

/** A scenario or setting that cannot be had is a call that cannot be followed. */
export async function created(options: SimulatorOptions): Promise<Simulator> {
  const { Simulator: Simulating, StartRefused } = await import("../simulator.ts");
  const { ScenarioRefused } = await import("../runtime/scenario/refused.ts");
  const { SandboxRefused } = await import("../runtime/runtime.ts");
  const { TlsRefused } = await import("../http/tls.ts");
  try {
    return await Simulating.create(options);
  } catch (error) {
    const refusals = [ScenarioRefused, SandboxRefused, StartRefused, TlsRefused];
    throw error instanceof Error && refusals.some((refusal) => error instanceof refusal)
      ? new Usage(error.message)
      : error;
  }
}

/** Why the ports could not be opened: another address or port helps, so it is the call that is at fault. */
export function inWords(error: unknown, host = "127.0.0.1"): Usage {
  const { code, port, message } = Object(error);
  if (code === "EADDRINUSE")
    return new Usage(`port ${port} is taken; choose another with --port, or --port 0 for free ones`);
  if (code === "EACCES") return new Usage(`port ${port} may not be opened by you; choose one above 1023 with --port`);
  if (["ENOTFOUND", "EADDRNOTAVAIL", "EAI_AGAIN", "EINVAL"].includes(code))
    return new Usage(`--host ${host} is no address of this machine; leave it out for 127.0.0.1`);
  return new Usage(String(message ?? error));
}

/** One of our own on free ports, in memory. */
export async function privateSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  return (await created({ ...options, port: 0 })).listen();
}
