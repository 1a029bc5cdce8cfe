import type { Deed } from "./case.ts";
import { deeds } from "./case.ts";
import type { Contract } from "./contract.ts";
import { ConfigurationError, reasonOf, SetUpFailure, Unreachable } from "./errors.ts";
import type { Level } from "./grade.ts";
import { type Hook, hookBy } from "./hook.ts";
import { member, parsed, text } from "./json.ts";
import { considerate, machineTimer, type Timer } from "./rate.ts";
import { redactionOf } from "./redact.ts";
import { type Remote, remoteAt } from "./remote.ts";
import type { Credentials } from "./suite.ts";
import type { HookName, ReceiverWay } from "./target-capabilities.ts";
import { readTargetFile, type TargetFile } from "./target-file.ts";
import { nodeTransport, type Transport, type WireAnswer } from "./transport.ts";

/** An implementation under judgement, and all that is known about it. */
export interface Target {
  name: string;
  address: string;
  /** The control API; only a Stunt Double has one. */
  control: Remote | undefined;
  hooks: Partial<Record<HookName, Hook>>;
  receiver: ReceiverWay | undefined;
  roles: Readonly<Record<string, Credentials>>;
  /** The roles are those of a target file, not the ready-made ones. */
  ownRoles: boolean;
  /** Everything that must not reach a report, by what it belongs to; `redactionOf` takes it. */
  secrets: Readonly<Record<string, Credentials>>;
  given: Readonly<Record<string, unknown>>;
  settings: Readonly<Record<string, unknown>>;
  operations: readonly string[] | undefined;
  rules: readonly string[] | undefined;
  suite: string | undefined;
  may: Deed;
  production: boolean;
  parallel: number | undefined;
  headers: Readonly<Record<string, string>>;
  gate: { level: Level | undefined; judged: number | undefined; baseline: string | undefined };
  /** `target.yaml:7:3` of a part of its target file; nothing where there is none. */
  placeOf(path: readonly string[]): string | undefined;
  /** To the vendor's API: keeps the target's rate and, except on a Stunt Double, waits where it is asked to. */
  transport: Transport;
  /** To everything else: the receiver, hooks. */
  plainTransport: Transport;
}

export interface TargetOptions {
  contract: Contract;
  /** Either an address … */
  url?: string;
  /** … or a target file, already read. */
  file?: { name: string; source: string };
  /** Fills `${NAME}` in the target file. */
  environment?: Readonly<Record<string, string | undefined>>;
  /** Sent to the control API as a bearer token. */
  controlToken?: string;
  transport?: Transport;
  /** Milliseconds after which no answer counts as none; 10 s when neither this nor the file says otherwise. */
  timeout?: number;
  /** Hosts that are production beside the contract's. */
  productionHosts?: readonly string[];
  /** The machine's, unless a test has its own. */
  timer?: Timer;
}

/**
 * Finds out what a target is. Throws `ConfigurationError` (exit code 2) or `Unreachable` (3).
 *
 * @example const target = await openTarget({ contract: openContract(contractFolder("rank-math")), url: "http://127.0.0.1:4105" });
 */
export async function openTarget(options: TargetOptions): Promise<Target> {
  const { contract } = options;
  const file = fileOf(options);
  const timeout = options.timeout ?? file.timeout ?? 10_000;
  const plain = options.transport ?? nodeTransport(timeout, { ca: file.ca });
  const control = await detectControl(file, plain, options.controlToken);
  const production = isProduction(file, [...contract.productionHosts, ...(options.productionHosts ?? [])]);
  const ownRoles = Object.keys(file.roles).length > 0;
  const roles = ownRoles || !(control !== undefined || options.file === undefined) ? file.roles : contract.roles;
  const secrets = secretsOf(file, roles);
  const redact = redactionOf(secrets, []).text;
  const manners = { perSecond: file.requestsPerSecond, patient: control === undefined };
  return {
    ...file,
    name: file.name ?? new URL(file.address).host,
    control,
    hooks: Object.fromEntries(
      Object.entries(file.hooks).map(([hook, way]) => [
        hook,
        hookBy(way, { transport: plain, folder: file.folder, timeout, redact }),
      ]),
    ),
    roles,
    ownRoles,
    secrets,
    may: production ? "reads" : (file.may ?? (isLoopback(file.address) ? "charges" : "reads")),
    production,
    placeOf: (path) => (options.file === undefined ? undefined : file.placeOf(path)),
    transport: considerate(plain, { ...manners, timer: options.timer ?? machineTimer }),
    plainTransport: plain,
  };
}

/** The roles' own, and what the file gives to hooks, to the receiver and to gateways on the way. */
function secretsOf(
  { hooks, receiver, headers }: TargetFile,
  roles: Readonly<Record<string, Credentials>>,
): Readonly<Record<string, Credentials>> {
  const named = (all: Readonly<Record<string, string>>): Credentials =>
    Object.fromEntries(
      Object.entries(all)
        .filter(([, value]) => value.length >= 8)
        .map(([name, value]) => [`secret ${name}`, value]),
    );
  const hookHeaders = Object.entries(hooks).map(([hook, way]) => [
    `hook ${hook}`,
    named("headers" in way ? way.headers : {}),
  ]);
  const secret = receiver?.registered?.secret;
  return {
    ...roles,
    ...Object.fromEntries(hookHeaders),
    "http headers": named(headers),
    "webhook receiver": secret === undefined ? {} : { secret },
  };
}

/** Whether a target that may do this much may also do that much. */
export const permits = (most: Deed, wanted: Deed): boolean => deeds.indexOf(wanted) <= deeds.indexOf(most);

function fileOf({ contract, url, file, environment = {} }: TargetOptions): TargetFile {
  if (file !== undefined) return readTargetFile(contract, { ...file, environment });
  if (url === undefined) throw new ConfigurationError("no target: give an address or a target file");
  return readTargetFile(contract, { name: "--url", source: JSON.stringify({ address: url }), environment: {} });
}

const isProduction = ({ address, environment }: TargetFile, hosts: readonly string[]): boolean =>
  environment === "production" || isOneOf(hosts, address);

/** Whether an address is on one of the hosts, however its name is written. */
export function isOneOf(hosts: readonly string[], address: string): boolean {
  const plain = (host: string) => host.toLowerCase().replace(/\.$/, "");
  const host = plain(new URL(address).hostname);
  return hosts.some((one) => plain(one) === host);
}

export function isLoopback(address: string): boolean {
  const { hostname } = new URL(address);
  return /^127(\.\d{1,3}){3}$/.test(hostname) || hostname === "[::1]" || /(^|\.)localhost$/.test(hostname);
}

async function detectControl(
  file: TargetFile,
  transport: Transport,
  token: string | undefined,
): Promise<Remote | undefined> {
  const own = [file.address, new URL(file.address).origin];
  for (const address of new Set(own)) {
    const health = parsed((await firstAnswer(address, file.headers, transport)).text);
    const control = text(member(health, "control"));
    if (member(health, "product") === "stunt-double" && control !== undefined)
      return openControl(control, transport, token);
  }
  return undefined;
}

function firstAnswer(
  address: string,
  headers: Readonly<Record<string, string>>,
  transport: Transport,
): Promise<WireAnswer> {
  const request = { method: "GET", url: `${address}/health`, headers: { ...headers, accept: "application/json" } };
  return transport(request).catch((thrown: unknown) => {
    throw new Unreachable(`${address} does not answer: ${reasonOf(thrown)}`);
  });
}

async function openControl(address: string, transport: Transport, token: string | undefined): Promise<Remote> {
  const control = remoteAt(
    address.replace(/\/+$/, ""),
    token === undefined ? {} : { authorization: `Bearer ${token}` },
    transport,
  );
  try {
    await control.send("GET", "/sandboxes");
    return control;
  } catch (thrown) {
    if (!(thrown instanceof SetUpFailure)) throw thrown;
    if (/answered 401/.test(thrown.message)) {
      throw new ConfigurationError(`${thrown.message}; set STUNT_DOUBLE_CONTROL_TOKEN`);
    }
    throw new Unreachable(`the control API does not work: ${thrown.message}`);
  }
}
