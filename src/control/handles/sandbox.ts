import type { Express } from "express";
import { closest } from "../../core/closest.ts";
import type { Service } from "../../core/service.ts";
import type { Answered } from "../client.ts";
import { ClockHandle } from "./clock.ts";
import type { AnswerOf, CredentialsOf, OperationId, PanelOf, RoleName, ServiceName } from "./contracts.ts";
import { FaultsHandle } from "./faults.ts";
import { JournalHandle } from "./journal.ts";
import { OutboxHandle } from "./outbox.ts";
import { RowsHandle } from "./rows.ts";
import { SettingsHandle } from "./settings.ts";
import type { SnapshotSummary } from "./snapshots.ts";
import type { Surroundings } from "./surroundings.ts";
import { answered, credentialsOf, panelOf } from "./typed.ts";

type Credentials = Answered<"readSandbox">["credentials"];

/** Something odd about a scenario that was loaded all the same. */
export type Note = Answered<"loadScenario">["notes"][number];

/** One isolated copy of all state, with its own clock, credentials, journal and outbox. */
export class SandboxHandle {
  readonly name: string;
  readonly clock: ClockHandle;
  readonly outbox: OutboxHandle;
  readonly journal: JournalHandle;
  readonly faults: FaultsHandle;
  readonly settings: SettingsHandle;
  readonly #surroundings: Surroundings;
  readonly #credentials: Credentials;

  constructor(surroundings: Surroundings, { name, credentials }: { name: string; credentials: Credentials }) {
    const { client } = surroundings;
    this.name = name;
    this.clock = new ClockHandle(client, name);
    this.outbox = new OutboxHandle(client, name);
    this.journal = new JournalHandle(client, name);
    this.faults = new FaultsHandle(client, name);
    this.settings = new SettingsHandle(client, name);
    this.#surroundings = surroundings;
    this.#credentials = credentials;
  }

  /** Where a service is reached; requests to it meet this sandbox. */
  url(service: ServiceName): string {
    this.#service(service);
    const url = this.#surroundings.url(service);
    return this.name === "default" ? url : `${url}/~${this.name}`;
  }

  /**
   * What to sign in with, by role. They lead to this sandbox, whatever address they are sent to.
   *
   * @example const { username, password } = sandbox.credentials("rank-math").reseller;
   */
  credentials<Name extends ServiceName>(service: Name): CredentialsOf<Name> {
    return credentialsOf<Name>(this.#credentials[this.#service(service).name] ?? {});
  }

  /**
   * What someone would do in the vendor's back office.
   *
   * @example await sandbox.panel("rank-math").addReseller({ username: "third", email: "third@example.com" });
   */
  panel<Name extends ServiceName>(service: Name): PanelOf<Name> {
    return panelOf<Name>(this.#surroundings.client, this.name, this.#service(service));
  }

  /**
   * Calls an operation as a program outside would; fields go where the contract has them. Refusals are answers, too.
   *
   * @example const made = await sandbox.call("rank-math", "createOrder", { type: "parent", … }, { as: "reseller" });
   */
  call<Name extends ServiceName, Id extends OperationId<Name>>(
    service: Name,
    operation: Id,
    fields: Readonly<Record<string, unknown>> = {},
    { as }: { readonly as?: RoleName<Name> } = {},
  ): Promise<AnswerOf<Name, Id>> {
    const path = { sandbox: this.name, service, operation };
    return answered<Name, Id>({ client: this.#surroundings.client, path, as, fields });
  }

  rows(service: ServiceName): RowsHandle {
    return new RowsHandle(this.#surroundings.client, this.name, service);
  }

  /**
   * A service as an Express application, for supertest or to be mounted into an application of yours; parsers of bodies
   * may come before it.
   *
   * @example app.use("/vendor", sandbox.express("rank-math"));
   */
  express(service: ServiceName): Express {
    this.#service(service);
    return this.#surroundings.express(service, this.name === "default" ? undefined : this.name);
  }

  /** Addresses and credentials as names in the environment of another program. */
  async environment(): Promise<Readonly<Record<string, string>>> {
    const { client, trustVariables } = this.#surroundings;
    const { variables } = await client.call("readEnvironment", { query: { sandbox: this.name } });
    return { ...variables, ...trustVariables() };
  }

  /** Replaces all state by scenarios: `service/name` or a file. Credentials stay. Answers what is odd about them. */
  async load(...scenarios: readonly [string, ...string[]]): Promise<readonly Note[]> {
    const path = { sandbox: this.name };
    return (await this.#surroundings.client.call("loadScenario", { path, body: { scenarios } })).notes;
  }

  /** The state as the text of a scenario file. */
  async save(says?: string): Promise<string> {
    const path = { sandbox: this.name };
    const body = says === undefined ? {} : { says };
    return (await this.#surroundings.client.call("saveScenario", { path, body })).text;
  }

  /** Keeps the state under a name. */
  keep(snapshot: string): Promise<SnapshotSummary> {
    return this.#surroundings.client.call("saveSnapshot", { body: { name: snapshot, sandbox: this.name } });
  }

  /** Goes back to a snapshot. Credentials stay. */
  async restore(snapshot: string): Promise<void> {
    await this.#surroundings.client.call("loadSnapshot", { path: { sandbox: this.name }, body: { snapshot } });
  }

  /** SHA-256 over all rows: equal for equal states. */
  async hash(): Promise<string> {
    return (await this.#surroundings.client.call("readStateHash", { path: { sandbox: this.name } })).hash;
  }

  /** Back to its scenario. Credentials stay. */
  async reset(): Promise<void> {
    await this.#surroundings.client.call("resetSandbox", { path: { sandbox: this.name } });
  }

  /** A copy with credentials of its own; clock, settings, faults and delivery plans are the same. */
  async fork(name: string): Promise<SandboxHandle> {
    const { client } = this.#surroundings;
    const fork = await client.call("forkSandbox", { path: { sandbox: this.name }, body: { name } });
    return new SandboxHandle(this.#surroundings, fork);
  }

  /** Ends this sandbox; the one named `default` stays. */
  async delete(): Promise<void> {
    await this.#surroundings.client.call("deleteSandbox", { path: { sandbox: this.name } });
  }

  #service(name: string): Service {
    const { services } = this.#surroundings;
    const service = services.get(name);
    if (service) return service;
    const meant = closest(name, services.keys());
    throw new Error(
      `no service ${name} runs here; ${meant ? `did you mean ${meant}?` : `known: ${[...services.keys()].join(", ")}`}`,
    );
  }
}
