import type { IncomingMessage, Server } from "node:http";
import type { Server as SecureServer } from "node:https";
import { join } from "node:path";
import type { Express } from "express";
import type { ControlContext } from "./control/operation.ts";
import type { Effect } from "./core/effect.ts";
import type { RawRequest } from "./core/http.ts";
import type { Instant } from "./core/instant.ts";
import type { Service } from "./core/service.ts";
import type { Schema, Store } from "./core/store.ts";
import { gatewayListener } from "./http/gateway.ts";
import { askedAs, reachedAs } from "./http/hosts.ts";
import { landingFor } from "./http/landing-facts.ts";
import { close, listen, serverFor } from "./http/listen.ts";
import { nodeListener } from "./http/node-adapter.ts";
import { type Judge, Pipeline } from "./http/pipeline.ts";
import { ContractPlayer } from "./http/player.ts";
import { openTls, type Tls, type TlsOptions, type TrustLine, trustLines, trustVariables } from "./http/tls.ts";
import { root, version } from "./package.ts";
import { machineTime } from "./runtime/clock.ts";
import { contractOfService } from "./runtime/contract.ts";
import type { JournalEntry } from "./runtime/journal/journal.ts";
import { type Machine, thisMachine } from "./runtime/machine.ts";
import { rolesOf } from "./runtime/roles.ts";
import { Runtime, type RuntimeOptions } from "./runtime/runtime.ts";
import type { SandboxRecord } from "./runtime/sandbox.ts";
import { schemaOf } from "./runtime/transaction.ts";
import { registry } from "./services/registry.ts";
import { lockFolder } from "./store/lock.ts";
import { LowdbStore } from "./store/lowdb.ts";

export interface SimulatorOptions {
  /** Services with their place among the ports; left out = all. */
  readonly services?: readonly { readonly service: Service; readonly offset: number }[];
  /** Folder that keeps the state between runs; left out = memory. */
  readonly data?: string;
  /** `service/name`, or several. */
  readonly scenarios?: readonly string[];
  /** Folders with scenarios, beside the shipped ones. */
  readonly fixtures?: readonly string[];
  /** The gateway's port; services follow it. 0 takes free ones. */
  readonly port?: number;
  readonly host?: string;
  readonly publicUrl?: string;
  /** Freezes the default sandbox's clock there, or has it follow the machine whatever the scenario says. */
  readonly clock?: Instant | "follow";
  readonly randomSeed?: number;
  /** service → dials turned in every sandbox that does not say otherwise itself. */
  readonly settings?: RuntimeOptions["settings"];
  readonly requireSandbox?: boolean;
  readonly allowedHosts?: readonly string[];
  readonly controlToken?: string;
  /** Judges every exchange a second time, with express-openapi-validator. */
  readonly strict?: boolean;
  /** Serves every port over HTTPS, with a certificate of an authority of our own; its folder is `data` unless given. */
  readonly tls?: TlsOptions;
  readonly machine?: Machine;
  /** Keywords of a contract that a mutant takes away. */
  readonly without?: readonly string[];
  readonly onExchange?: (entry: JournalEntry) => void;
  readonly onEffect?: (sandbox: string, effect: Effect) => void;
  /** Somebody asks over the control API that the program end. */
  readonly onStop?: () => void;
  /** A defect of ours; the vendor's crash was answered, or a 500 of ours. Left out = standard error. */
  readonly onDefect?: (error: unknown, request?: RawRequest) => void;
}

export interface Address {
  readonly service: string;
  readonly title: string;
  readonly url: string;
}

export const defaultPort = 4100;
const defaultSeed = 1;
/** Milliseconds that an unfinished request may hold up a stop. */
const closingTime = 2_000;

/** All rooms put together: one runtime, one pipeline, a gateway and a port for each service. */
export class Simulator {
  readonly runtime: Runtime;
  readonly pipeline: Pipeline;
  readonly options: SimulatorOptions;
  readonly #services: readonly { readonly service: Service; readonly offset: number }[];
  readonly #machine: Machine;
  readonly #servers: (Server | SecureServer)[] = [];
  readonly #tls: Tls | undefined;
  readonly #unlock: () => void;
  readonly #defect: NonNullable<SimulatorOptions["onDefect"]>;
  #addresses: Address[] = [];
  #gateway = "http://127.0.0.1";

  private constructor(options: SimulatorOptions, store: Store, { judge, tls, unlock }: Edges) {
    this.options = options;
    this.#defect = options.onDefect ?? ((error) => console.error(error));
    this.#unlock = unlock;
    this.#tls = tls;
    this.#services = options.services ?? registry;
    this.#machine = options.machine ?? thisMachine;
    this.runtime = new Runtime({
      store,
      services: this.#services.map(({ service }) => service),
      machine: this.#machine,
      fixtures: [...(options.fixtures ?? []), join(root, "fixtures")],
      randomSeed: options.randomSeed ?? defaultSeed,
      ...(options.clock === undefined || options.clock === "follow" ? {} : { clock: { frozen: options.clock } }),
      ...(options.settings ? { settings: options.settings } : {}),
      ...(options.allowedHosts ? { allowedHosts: options.allowedHosts } : {}),
      ...(options.onEffect ? { onEffect: options.onEffect } : {}),
      addressOf: (service) => this.#addressOf(service),
    });
    this.pipeline = new Pipeline({
      runtime: this.runtime,
      contractFolder: contractOfService,
      onDefect: this.#defect,
      pause: (millis) =>
        new Promise((resolve) => {
          this.#machine.wake(this.#machine.now() + millis, resolve);
        }),
      ...(options.onExchange ? { onExchange: options.onExchange } : {}),
      ...(options.requireSandbox ? { requireSandbox: true } : {}),
      ...(options.without ? { without: options.without } : {}),
      ...(judge ? { judge } : {}),
    });
    this.runtime.usePlayer(new ContractPlayer({ pipeline: this.pipeline, services: this.runtime.services }));
  }

  /** Ready to handle requests in process; `listen` opens the ports. */
  static async create(options: SimulatorOptions = {}): Promise<Simulator> {
    refuseOpenControl(options.host, options.controlToken);
    const services = (options.services ?? registry).map(({ service }) => service);
    const schema = schemaOf(services);
    const unlock = options.data === undefined ? () => {} : locked(options.data);
    try {
      const store = options.data === undefined ? LowdbStore.inMemory(schema) : await kept(schema, options.data);
      const judge = options.strict ? (await import("./http/judge.ts")).validatorJudge() : undefined;
      const simulator = new Simulator(options, store, { judge, tls: await tlsOf(options), unlock });
      await simulator.#begin();
      return simulator;
    } catch (error) {
      unlock();
      throw error;
    }
  }

  /** Takes up what was kept, or begins with the sandbox `default`. */
  async #begin(): Promise<void> {
    const { clock, scenarios = [] } = this.options;
    await this.runtime.restore();
    const kept = this.runtime.get("default");
    if (kept) refuseIgnored(this.options, kept.record);
    else {
      await this.runtime.create({ name: "default", scenarios, ...(clock === "follow" ? { clock: machineTime } : {}) });
    }
  }

  /** The gateway's address. */
  get gateway(): string {
    return this.#gateway;
  }

  get addresses(): readonly Address[] {
    return this.#addresses;
  }

  /** Where a service is reached; its port before it is open, where that is known. */
  #addressOf(service: string): string {
    const { publicUrl, port = defaultPort } = this.options;
    const listening = this.#addresses.find((one) => one.service === service)?.url;
    const offset = this.#services.find((one) => one.service.name === service)?.offset ?? 0;
    return (
      publicUrl ?? listening ?? `${this.#tls ? "https" : "http"}://127.0.0.1${port === 0 ? "" : `:${port + offset}`}`
    );
  }

  url(service: string): string {
    const address = this.#addresses.find((one) => one.service === service);
    if (!address) throw new Error(`${service} is not listening`);
    return address.url;
  }

  async listen(): Promise<this> {
    const { host = "127.0.0.1", port = defaultPort, controlToken, publicUrl, tls } = this.options;
    const gateway = serverFor(
      gatewayListener({
        services: this.#services.map(({ service }) => service),
        health: (asked) => this.health(askedAs(asked, this.#gateway)),
        control: () => this.control(),
        landing: (asked) =>
          landingFor(asked, {
            runtime: this.runtime,
            pipeline: this.pipeline,
            health: this.health(askedAs(asked, this.#gateway)),
            services: this.controlContext().addresses(),
            open: controlToken === undefined,
          }),
        ...(controlToken === undefined
          ? { guard: { ...(publicUrl ? { publicUrl } : {}), hosts: tls?.hosts ?? [] } }
          : {}),
        edge: this.#edge(),
        onDefect: this.#defect,
      }),
      this.#tls,
    );
    this.#servers.push(gateway);
    this.#gateway = await listen(gateway, host, port);
    for (const { service, offset } of this.#services) {
      const server = serverFor(nodeListener(this.edge(service)), this.#tls);
      this.#servers.push(server);
      const url = await listen(server, host, port === 0 ? 0 : port + offset);
      this.#addresses.push({ service: service.name, title: service.title, url });
    }
    return this;
  }

  /** The lines that make Node, curl, PHP and Python trust the certificate; none without TLS. */
  trustLines(): readonly TrustLine[] {
    return this.#tls ? trustLines(this.#tls.file()) : [];
  }

  /** The same as names in the environment of a process. */
  trustVariables(): Readonly<Record<string, string>> {
    return this.#tls ? trustVariables(this.#tls.file()) : {};
  }

  /** The authority that certifies the ports, PEM; undefined without TLS. */
  get authority(): string | undefined {
    return this.#tls?.authority;
  }

  /** The control API as an Express application; Express is loaded with it. */
  async control(): Promise<Express> {
    return (await import("./control/application.ts")).controlApplication(this.controlContext());
  }

  /** Stops listening and writes down what is kept. */
  async close(): Promise<void> {
    const patience = (runOut: () => void) => this.#machine.wake(this.#machine.now() + closingTime, runOut);
    await Promise.all(this.#servers.splice(0).map((server) => close(server, patience)));
    try {
      await this.runtime.close();
    } finally {
      this.#tls?.close();
      this.#unlock();
    }
  }

  #edge() {
    const { publicUrl } = this.options;
    return {
      pipeline: this.pipeline,
      now: () => this.#machine.now(),
      ...(publicUrl === undefined ? {} : { publicUrl }),
    };
  }

  /** What an adapter of one service needs. */
  edge(service: Service) {
    const health = (asked: IncomingMessage) => ({
      ...this.health(reachedAs(asked, this.#gateway)),
      service: service.name,
    });
    return { ...this.#edge(), service, health };
  }

  health(gateway = this.#gateway) {
    return { product: "stunt-double", version, control: `${gateway}/_control/v1` } as const;
  }

  /** What the control API's operations work on; they can be called without it, and without Express. */
  controlContext(): ControlContext {
    const { controlToken, data, onStop } = this.options;
    return {
      runtime: this.runtime,
      pipeline: this.pipeline,
      version,
      gateway: () => this.#gateway,
      now: () => this.#machine.now(),
      addresses: () =>
        this.#services.map(({ service }) => ({
          name: service.name,
          title: service.title,
          address: this.#addresses.find((one) => one.service === service.name)?.url ?? "",
          operations: Object.keys(service.operations).length,
          credentials: Object.fromEntries(
            Object.entries(rolesOf(service)).map(([role, { credentials }]) => [role, credentials]),
          ),
        })),
      ...(controlToken === undefined ? {} : { controlToken }),
      ...(data === undefined ? {} : { state: data }),
      ...(onStop ? { stop: onStop } : {}),
    };
  }
}

interface Edges {
  readonly judge: Judge | undefined;
  readonly tls: Tls | undefined;
  /** Lets others into the data folder. */
  readonly unlock: () => void;
}

/** The address to listen on is certified, too, unless it stands for all. */
async function tlsOf({ tls, data, host, services = registry, machine = thisMachine }: SimulatorOptions) {
  if (!tls) return undefined;
  const folder = tls.folder ?? data;
  const listening = host === undefined || ["0.0.0.0", "::"].includes(host) ? [] : [host];
  return openTls({
    hosts: [...tls.hosts, ...listening],
    ...(folder === undefined ? {} : { folder }),
    services: services.map(({ service }) => service.name),
    now: machine.now(),
  });
}

/** A simulator that cannot be had in this way; what it says helps to have it in another. */
export class StartRefused extends Error {}

async function kept(schema: Schema, folder: string): Promise<Store> {
  try {
    return await LowdbStore.inFolder(schema, folder);
  } catch (error) {
    throw new StartRefused(error instanceof Error ? error.message : String(error));
  }
}

function locked(folder: string): () => void {
  try {
    return lockFolder(folder);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new StartRefused("code" in Object(error) ? `${folder} cannot keep the state: ${message}` : message);
  }
}

/** Whoever can reach the control API can do anything: beyond loopback it needs a token. */
function refuseOpenControl(host = "127.0.0.1", token: string | undefined): void {
  if (token !== undefined || host === "localhost" || host === "::1" || host.startsWith("127.")) return;
  throw new StartRefused(
    `--host ${host} opens the control API to others; set --control-token or STUNT_DOUBLE_CONTROL_TOKEN`,
  );
}

/** What only a new sandbox can begin with must not be passed over in silence. */
function refuseIgnored({ scenarios, clock, randomSeed, data }: SimulatorOptions, kept: SandboxRecord): void {
  const began = "frozen" in kept.beginning.clock ? kept.beginning.clock.frozen : "follow";
  const ignored = [
    scenarios?.length && scenarios.join() !== kept.scenarios.join() ? `scenario ${scenarios.join(", ")}` : "",
    clock !== undefined && clock !== began ? `clock ${clock}` : "",
    randomSeed !== undefined && randomSeed !== kept.randomSeed ? `random seed ${randomSeed}` : "",
  ].filter((one) => one !== "");
  if (ignored.length === 0) return;
  throw new StartRefused(
    `${data} holds the sandbox default already, which began otherwise than with ${ignored.join(" and ")}; start with --ephemeral, with another --data, or remove that folder`,
  );
}
