import type { Effect } from "../core/effect.ts";
import { type Instant, plus, type Span } from "../core/instant.ts";
import type { Service } from "../core/service.ts";
import type { Row, Store, Transaction } from "../core/store.ts";
import { type ClockState, read, setTo, show } from "./clock.ts";
import { Dispatcher } from "./effects.ts";
import { type Fault, Faults } from "./faults.ts";
import { generatorTable, sequencesTable } from "./generator.ts";
import { stateHash } from "./hash.ts";
import { Journal } from "./journal.ts";
import type { Machine } from "./machine.ts";
import type { Player } from "./player.ts";
import type { PlannedDelivery } from "./scenario-format.ts";
import type { Note } from "./scenario-refused.ts";
import type { ServiceSettings, SettingsOf } from "./settings.ts";
import { effectsTable, sandboxTable, TransactionContext } from "./transaction.ts";

export type Credentials = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A scenario file's text under the name that refusals give it. */
export interface ScenarioText {
  readonly name: string;
  readonly text: string;
}

/** What a sandbox is besides its rows; itself a row, so that it survives a restart. */
export interface SandboxRecord extends Row {
  readonly id: "record";
  readonly scenarios: readonly string[];
  /** Settings and clock with which it began, and to which a reset returns. */
  readonly beginning: Pick<SandboxRecord, "settings" | "clock">;
  /** What was asked for; defaults are laid under it. */
  readonly settings: Readonly<Record<string, ServiceSettings>>;
  readonly clock: ClockState;
  readonly randomSeed: number;
  readonly faults: readonly Fault[];
  /** How deliveries go, as its scenarios planned it. */
  readonly deliveries: readonly PlannedDelivery[];
  /** What its scenarios say that no rule would allow. */
  readonly notes: readonly Note[];
  /** A scenario that was handed over as text, for resets. */
  readonly file?: ScenarioText;
  /** service → role → name → value. */
  readonly credentials: Readonly<Record<string, Credentials>>;
  /** service → public parts of the minted credentials. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
}

/** What all sandboxes of a runtime share. */
export interface World {
  readonly store: Store;
  readonly services: ReadonlyMap<string, Service>;
  readonly settings: ReadonlyMap<string, SettingsOf>;
  readonly machine: Machine;
  readonly allowedHosts: readonly string[];
  readonly journalSize: number;
  readonly onEffect: (sandbox: string, effect: Effect) => void;
  /** The address of a service, without a sandbox prefix. */
  readonly addressOf: (service: string) => string;
  /** Plays operations and panel actions for scenarios; handed in by the simulator once there is a pipeline. */
  readonly player: () => Player;
}

/** An isolated copy of all state with its own clock, journal, faults and outbox. */
export class Sandbox {
  readonly name: string;
  readonly journal: Journal;
  readonly #world: World;
  readonly #prepares: boolean;
  readonly #dispatcher: Dispatcher;
  #record: SandboxRecord;
  #faults: Faults;
  #retired = false;
  /** The end of the queue of those who move the clock. */
  #advancing: Promise<void> = Promise.resolve();
  #settings: Map<string, ServiceSettings>;

  /** `prepares`: a scenario is being loaded, nothing leaves the sandbox. */
  constructor(name: string, record: SandboxRecord, world: World, { prepares = false } = {}) {
    this.name = name;
    this.#world = world;
    this.#prepares = prepares;
    this.#record = record;
    this.#faults = new Faults(record.faults);
    this.#settings = settingsOf(record, world);
    this.journal = new Journal(world.journalSize);
    this.#dispatcher = new Dispatcher({
      machine: world.machine,
      allowedHosts: world.allowedHosts,
      now: () => this.now(),
      service: (service) => this.#service(service),
      transact: (service, work) =>
        this.transact(service, this.addressOf(service), (ctx, transaction) =>
          work(ctx, transaction.table(effectsTable)),
        ),
      nextDue: (until) =>
        this.#inStore((transaction) => transaction.table(effectsTable).nextDue(until)) as Promise<Effect | undefined>,
      followsMachine: () => "follow" in this.#record.clock,
      prepares: () => prepares,
      report: (effect) => world.onEffect(name, effect),
    });
  }

  get record(): SandboxRecord {
    return this.#record;
  }

  get notes(): readonly Note[] {
    return this.#record.notes;
  }

  get faults(): Faults {
    return this.#faults;
  }

  /** The base address of a service as seen from outside, for what is announced without a request. */
  addressOf(service: string): string {
    const shared = this.#prepares || this.name === "default";
    return this.#world.addressOf(service) + (shared ? "" : `/~${this.name}`);
  }

  now(): Instant {
    return read(this.#record.clock, this.#world.machine.now());
  }

  clock(): { mode: "follow" | "frozen"; now: Instant } {
    return show(this.#record.clock, this.#world.machine.now());
  }

  settings(service: string): ServiceSettings {
    return this.#settings.get(service) ?? {};
  }

  /** One transaction of one service: kept when `work` returns, undone when it throws. */
  async transact<T>(
    serviceName: string,
    base: string,
    work: (ctx: TransactionContext, transaction: Transaction) => Promise<T>,
    announced: (effects: number) => void = () => {},
  ): Promise<T> {
    const service = this.#service(serviceName);
    let effects = 0;
    const result = await this.#inStore(async (transaction) => {
      const ctx = new TransactionContext(transaction, {
        service,
        now: this.now(),
        settings: this.settings(serviceName),
        base,
      });
      const answer = await work(ctx, transaction);
      effects = await ctx.finish();
      return answer;
    });
    announced(effects);
    if (effects > 0) this.#dispatcher.start();
    return result;
  }

  async freeze(at: Instant = this.now()): Promise<void> {
    await this.#change(() => ({ clock: { frozen: at } }));
    this.#dispatcher.start();
  }

  async follow(): Promise<void> {
    await this.#change(() => ({ clock: { follow: 0 } }));
    this.#dispatcher.start();
  }

  /** Moves time forward, doing what falls due on the way at its own instant; one after the other. */
  advance(by: Span | { readonly to: Instant }): Promise<void> {
    const moved = this.#advancing.then(() => this.#advance(by));
    this.#advancing = moved.catch(() => {});
    return moved;
  }

  async #advance(by: Span | { readonly to: Instant }): Promise<void> {
    const target = "to" in by ? by.to : plus(this.now(), by);
    if (target < this.now()) throw new RangeError(`${target} is before the sandbox's time ${this.now()}`);
    await this.settle();
    for (;;) {
      const next = (await this.#inStore((transaction) => transaction.table(effectsTable).nextDue(target))) as
        | Effect
        | undefined;
      if (!next) break;
      await this.#moveTo(next.dueAt);
      await this.settle();
    }
    await this.#moveTo(target);
    this.#dispatcher.start();
  }

  async changeSettings(service: string, given: ServiceSettings): Promise<ServiceSettings> {
    await this.#change(({ settings: before }) => {
      const settings = { ...before, [service]: { ...before[service], ...given } };
      this.#world.settings.get(service)?.with(settings[service] ?? {});
      return { settings };
    });
    this.#settings = settingsOf(this.#record, this.#world);
    return this.settings(service);
  }

  async addFault(fault: Fault): Promise<void> {
    this.#faults.add(fault);
    await this.keepFaults();
  }

  /** Writes down which faults still wait. */
  keepFaults(): Promise<void> {
    return this.#change(() => ({ faults: this.#faults.waiting }));
  }

  /** Returns when nothing due is left to deliver. */
  settle(): Promise<void> {
    return this.#dispatcher.settle();
  }

  start(): void {
    this.#dispatcher.start();
  }

  async hash(): Promise<string> {
    await this.settle();
    const own = [...this.#world.services.values()].flatMap((service) =>
      Object.keys(service.tables).map((table) => `${service.name}.${table}`),
    );
    const tables = [...own, effectsTable, generatorTable, sequencesTable];
    return this.#inStore((transaction) => stateHash(transaction, tables));
  }

  async rows(table: string, skip: number, limit: number): Promise<{ total: number; rows: readonly Row[] }> {
    return this.#inStore(async (transaction) => {
      const { rows } = await transaction.table(table).all({ skip, limit });
      return { total: await transaction.table(table).size(), rows };
    });
  }

  async outbox(): Promise<readonly Effect[]> {
    const { rows } = await this.#inStore((transaction) => transaction.table(effectsTable).all());
    return rows as readonly Effect[];
  }

  stop(): Promise<void> {
    return this.#dispatcher.stop();
  }

  /** Another one has taken its name: what this one still hears of changes nothing. */
  retire(): void {
    this.#retired = true;
  }

  async #moveTo(instant: Instant): Promise<void> {
    if (instant > this.now()) {
      await this.#change(({ clock }) => ({ clock: setTo(clock, instant, this.#world.machine.now()) }));
    }
  }

  /** `part` is worked out inside the transaction, so that two changes at once both count. */
  async #change(part: (record: SandboxRecord) => Partial<SandboxRecord>): Promise<void> {
    await this.#inStore(async (transaction) => {
      if (this.#retired) return;
      const record = { ...this.#record, ...part(this.#record) };
      await transaction.table(sandboxTable).put(record);
      this.#record = record;
    });
  }

  #inStore<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.#world.store.run(this.name, work);
  }

  #service(name: string): Service {
    const service = this.#world.services.get(name);
    if (!service) throw new Error(`no service ${name}`);
    return service;
  }
}

function settingsOf(record: SandboxRecord, world: World): Map<string, ServiceSettings> {
  return new Map(
    [...world.settings].map(([service, settings]) => [service, settings.with(record.settings[service] ?? {})] as const),
  );
}
