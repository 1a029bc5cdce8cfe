/**
 * Stunt Double in your own process.
 *
 * @example
 * const simulator = await createSimulator({ scenario: "rank-math/mixed-book" });
 * const { username, password } = simulator.credentials("rank-math").reseller;
 * // … call `${simulator.url("rank-math")}/wp-json/reseller/v1/orders/` as you call the vendor …
 * await simulator.clock.advance("P1Y");
 * await simulator.close();
 */
export { ControlFailure } from "./control/client.ts";
export type { Clock, ClockHandle } from "./control/handles/clock.ts";
export type {
  AnswerOf,
  CredentialsOf,
  OperationId,
  PanelOf,
  RoleName,
  ServiceName,
  SettingsOf,
} from "./control/handles/contracts.ts";
export type { Fault, FaultsHandle, NewFault } from "./control/handles/faults.ts";
export type {
  Explanation,
  Guesses,
  JournalEntry,
  JournalFilter,
  JournalHandle,
  Verdict,
  Verification,
} from "./control/handles/journal.ts";
export type { DeliveryPlan, Effect, EffectFilter, OutboxHandle } from "./control/handles/outbox.ts";
export type { Row, RowPage, RowsHandle } from "./control/handles/rows.ts";
export type { Note, SandboxHandle } from "./control/handles/sandbox.ts";
export type { Setting, SettingsHandle } from "./control/handles/settings.ts";
export type { SnapshotDocument, SnapshotSummary, SnapshotsHandle } from "./control/handles/snapshots.ts";
export type { Instant } from "./core/instant.ts";
export type { TlsOptions, TrustLine } from "./http/tls.ts";
export type { Machine } from "./runtime/machine.ts";

import type { RequestListener } from "node:http";
import type { Asked } from "./control/client.ts";
import { ControlClient, ControlFailure } from "./control/client.ts";
import type { ServiceName, SettingsOf } from "./control/handles/contracts.ts";
import { SandboxHandle } from "./control/handles/sandbox.ts";
import { given } from "./control/handles/settings.ts";
import { SnapshotsHandle } from "./control/handles/snapshots.ts";
import type { Surroundings } from "./control/handles/surroundings.ts";
import { closest } from "./core/closest.ts";
import { type Instant, parseInstant } from "./core/instant.ts";
import { inject } from "./http/inject.ts";
import type { TrustLine } from "./http/tls.ts";
import { rolesOf } from "./runtime/roles.ts";
import { registry } from "./services/registry.ts";
import { Simulator, type SimulatorOptions } from "./simulator.ts";

/** What a simulator starts with; everything may be left out. */
export interface CreateOptions
  extends Omit<SimulatorOptions, "services" | "scenarios" | "clock" | "without" | "onStop"> {
  /** Left out = all. */
  readonly services?: readonly ServiceName[];
  /** What the sandbox `default` begins with: `service/name` or a file such as `./qa/renewals.yaml`, or several. */
  readonly scenario?: string | readonly string[];
  /** Freezes time there; `"follow"` has it follow this machine, whatever the scenario says. */
  readonly clock?: Instant | "follow";
}

/** What a new sandbox starts with. */
export interface SandboxOptions {
  readonly scenario?: string | readonly string[];
  readonly clock?: Instant | "follow";
  readonly randomSeed?: number;
  readonly settings?: { readonly [Name in ServiceName]?: Partial<SettingsOf<Name>> };
}

const listed = (scenario: string | readonly string[] = []): readonly string[] =>
  typeof scenario === "string" ? [scenario] : scenario;

/**
 * Starts a simulator on free ports, everything in memory. `port` and `data` choose otherwise.
 *
 * @example
 * const simulator = await createSimulator({
 *   services: ["rank-math"],
 *   scenario: "rank-math/mixed-book",
 *   clock: "2026-11-22T10:00:00Z",
 *   randomSeed: 7,
 * });
 */
export async function createSimulator(options: CreateOptions = {}): Promise<StuntDouble> {
  const { services, scenario, clock, ...rest } = options;
  const simulator = await Simulator.create({
    port: 0,
    ...rest,
    ...(services === undefined ? {} : { services: services.map(registered) }),
    scenarios: listed(scenario),
    ...(clock === undefined ? {} : { clock: time(clock) }),
  });
  try {
    await simulator.listen();
    const { expressApplication } = await import("./http/express-adapter.ts");
    return new StuntDouble(simulator, expressApplication);
  } catch (error) {
    await simulator.close();
    throw error;
  }
}

function registered(name: string): (typeof registry)[number] {
  const found = registry.find(({ service }) => service.name === name);
  if (found) return found;
  const known = registry.map(({ service }) => service.name);
  const meant = closest(name, known);
  throw new Error(`no service ${name}; ${meant ? `did you mean ${meant}?` : `known: ${known.join(", ")}`}`);
}

function time(clock: string): Instant | "follow" {
  if (clock === "follow") return clock;
  const instant = parseInstant(clock);
  if (instant !== undefined) return instant;
  throw new Error(`clock takes an instant such as 2026-11-22T10:00:00Z, or follow; not ${clock}`);
}

type ExpressApplication = typeof import("./http/express-adapter.ts").expressApplication;

/** A running simulator. Its own clock, panel, outbox and so on are those of the sandbox `default`. */
export class StuntDouble extends SandboxHandle {
  readonly snapshots: SnapshotsHandle;
  readonly #simulator: Simulator;
  readonly #surroundings: Surroundings;

  /** `createSimulator` makes them. */
  constructor(simulator: Simulator, expressApplication: ExpressApplication) {
    const { runtime } = simulator;
    const surroundings: Surroundings = {
      client: clientOf(simulator),
      services: runtime.services,
      url: (service) => simulator.url(service),
      express: (name, sandbox) => {
        const service = registered(name).service;
        return expressApplication({ ...simulator.edge(service), ...(sandbox === undefined ? {} : { sandbox }) });
      },
      trustVariables: () => simulator.trustVariables(),
    };
    super(surroundings, { name: "default", credentials: readyMade(runtime.services) });
    this.snapshots = new SnapshotsHandle(surroundings.client);
    this.#simulator = simulator;
    this.#surroundings = surroundings;
  }

  /** The address of the gateway: the control API, and every service under its name. */
  get gateway(): string {
    return this.#simulator.gateway;
  }

  /** The authority that certifies the ports (PEM), where `tls` is given. */
  get authority(): string | undefined {
    return this.#simulator.authority;
  }

  /** The lines that make Node, curl, PHP and Python trust the authority, where `tls` is given. */
  trustLines(): readonly TrustLine[] {
    return this.#simulator.trustLines();
  }

  /**
   * The sandbox of that name, made if there is none. With options it has to be a new one; without a name it is.
   *
   * @example const sandbox = await simulator.sandbox("renewals", { scenario: "rank-math/mixed-book" });
   */
  async sandbox(name?: string, options: SandboxOptions = {}): Promise<SandboxHandle> {
    if (name === "default" && Object.keys(options).length === 0) return this;
    return new SandboxHandle(this.#surroundings, await this.#found(name, options));
  }

  async #found(name: string | undefined, options: SandboxOptions) {
    const { client } = this.#surroundings;
    const create = () => client.call("createSandbox", { body: newSandbox(name, options) });
    if (name === undefined || Object.keys(options).length > 0) return create();
    try {
      return await client.call("readSandbox", { path: { sandbox: name } });
    } catch (error) {
      if (error instanceof ControlFailure && error.status === 404) return create();
      throw error;
    }
  }

  /** Stops listening and writes down what is kept. */
  async close(): Promise<void> {
    await this.#simulator.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

function newSandbox(
  name: string | undefined,
  { scenario, clock, randomSeed, settings }: SandboxOptions,
): NonNullable<Asked<"createSandbox">["body"]> {
  const at = clock === undefined ? undefined : time(clock);
  return {
    ...(name === undefined ? {} : { name }),
    ...(scenario === undefined ? {} : { scenarios: listed(scenario) }),
    ...(at === undefined ? {} : { clock: at === "follow" ? at : { frozen: at } }),
    ...(randomSeed === undefined ? {} : { randomSeed }),
    ...(settings === undefined ? {} : { settings: plain(settings) }),
  };
}

/** Services and settings that were not given are left out. */
function plain(settings: NonNullable<SandboxOptions["settings"]>) {
  return Object.fromEntries(Object.entries(settings).map(([service, own]) => [service, given(own)]));
}

/** The same control API as over the network, without one. It is loaded when first used. */
function clientOf(simulator: Simulator): ControlClient {
  let application: Promise<RequestListener> | undefined;
  return new ControlClient(async ({ method, path, headers, body }) => {
    application ??= simulator.control();
    return inject(await application, { method, url: path, headers, ...(body === undefined ? {} : { body }) });
  }, simulator.options.controlToken);
}

/** The credentials of roles.yaml, which the sandbox `default` takes. */
const readyMade = (services: Surroundings["services"]) =>
  Object.fromEntries(
    [...services.values()].map((service) => [
      service.name,
      Object.fromEntries(Object.entries(rolesOf(service)).map(([role, { credentials }]) => [role, credentials])),
    ]),
  );
