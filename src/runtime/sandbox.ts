import type { Effect } from "../core/effect.ts";
import { fromMillis, type Instant, type Span } from "../core/instant.ts";
import type { Service } from "../core/service.ts";
import type { Row, Transaction } from "../core/store.ts";
import { type Asks, inRounds } from "./asking.ts";
import { ClockHands, endOfTime, read, setTo, show } from "./clock.ts";
import { type DeliveryPlan, type NewDeliveryPlan, numbered, withStepTaken } from "./effects/deliveries.ts";
import { Dispatcher } from "./effects/dispatcher.ts";
import { EffectNews, type WaitedFor } from "./effects/news.ts";
import { type EffectFilter, matchesFilter, Outbox } from "./effects/outbox.ts";
import { checkedPlan } from "./effects/plan-check.ts";
import { type Fault, Faults, type NewFault } from "./faults.ts";
import { hashedTables, stateHash } from "./hash.ts";
import { Journal } from "./journal/journal.ts";
import { moveInstants } from "./rebase.ts";
import type { SandboxRecord } from "./record.ts";
import { deleteRow, findRows, putRow, type RowsWanted, serviceOf, tableOf, tableSizes } from "./rows.ts";
import type { Note } from "./scenario/refused.ts";
import type { ServiceSettings } from "./settings.ts";
import { effectsTable, sandboxTable, TransactionContext } from "./transaction.ts";
import type { World } from "./world.ts";

export { type Credentials, recordIn, type SandboxRecord, type ScenarioText } from "./record.ts";
export type { World } from "./world.ts";

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
  #successor: Sandbox | undefined;
  readonly #clockHands: ClockHands;
  readonly #news = new EffectNews();
  #settings: Map<string, ServiceSettings>;

  /** `prepares`: a scenario is being loaded, nothing leaves the sandbox. */
  constructor(name: string, record: SandboxRecord, world: World, { prepares = false } = {}) {
    this.name = name;
    this.#world = world;
    this.#prepares = prepares;
    this.#record = record;
    this.#faults = new Faults(record.faults, record.lastFault);
    this.#settings = settingsOf(record, world);
    this.journal = new Journal(world.journalSize);
    this.#dispatcher = new Dispatcher({
      machine: world.machine,
      allowedHosts: world.allowedHosts,
      now: () => this.now(),
      service: (service) => this.#service(service),
      settings: (service) => this.settings(service),
      transact: (service, work, at) =>
        this.transact(
          service,
          this.addressOf(service),
          (ctx, transaction) =>
            work(ctx, outboxIn(transaction), (plan) =>
              this.#changeIn(transaction, ({ deliveries }) => ({ deliveries: withStepTaken(plan, deliveries) })),
            ),
          undefined,
          { at },
        ),
      effect: (id) => this.effect(id),
      nextDue: (until) => this.#inOutbox((outbox) => outbox.nextDue(until)),
      keep: (effect) => this.#inOutbox((outbox) => outbox.put(effect)),
      plans: () => this.deliveryPlans(),
      followsMachine: () => "follow" in this.#record.clock,
      prepares: () => prepares,
      report: (effect) => {
        world.onEffect(name, effect);
        this.#news.attempted(effect);
      },
    });
    this.#clockHands = new ClockHands({
      now: () => this.now(),
      show: (at) => this.#change(({ clock }) => ({ clock: setTo(clock, at, world.machine.now()) })),
      nextDue: (until) => this.nextDueAt(until),
      settle: () => this.settle(),
      start: () => this.start(),
      stopped: () => this.#dispatcher.stopped,
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
    { at, asks }: { at?: Instant | undefined; asks?: Asks } = {},
  ): Promise<T> {
    const service = this.#service(serviceName);
    let effects = 0;
    const result = await this.#inStore(async (transaction) => {
      const ctx = new TransactionContext(transaction, {
        service,
        now: asks?.now ?? at ?? this.now(),
        settings: this.settings(serviceName),
        base,
        asks,
      });
      if (asks) asks.now = ctx.now;
      const answer = await work(ctx, transaction);
      effects = await ctx.finish();
      return answer;
    });
    announced(effects);
    if (effects > 0) {
      this.#news.changed();
      this.start();
    }
    return result;
  }

  /** Does `run`, one transaction that may ask outside by way of these asks, until all it asks is answered. */
  asking<T>(asks: Asks, run: () => Promise<T>): Promise<T> {
    const { machine, allowedHosts } = this.#world;
    const outside = { machine, allowedHosts, abandoned: this.#dispatcher.abandoned, prepares: this.#prepares };
    return inRounds(asks, outside, run);
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
    return this.#clockHands.advance(by);
  }

  advanceToNext(): Promise<Instant | undefined> {
    return this.#clockHands.advanceToNext();
  }

  /** Another time in the same mode, backwards too; what lies between is not done at its own instant. */
  setClock(at: Instant): Promise<void> {
    return this.#clockHands.set(at);
  }

  /** Moves every stored instant so that the sandbox's time becomes `to`, or the machine's. */
  rebase(to?: Instant): Promise<void> {
    return this.#clockHands.inTurn(async () => {
      await this.settle();
      await this.#dispatcher.inTurn(() => this.#rebase(to));
      this.start();
    });
  }

  #rebase(to: Instant | undefined): Promise<void> {
    return this.#inStore(async (transaction) => {
      const machineNow = this.#world.machine.now();
      const { clock } = this.#record;
      const target = to ?? fromMillis(machineNow);
      const move = { from: read(clock, machineNow), to: target };
      await moveInstants(transaction, this.#world.services.values(), move);
      await this.#changeIn(transaction, () => ({ clock: setTo(clock, target, machineNow) }));
    });
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

  async addFault(fault: NewFault): Promise<Fault> {
    const added = this.#faults.add(fault);
    await this.keepFaults();
    return added;
  }

  /** Calls off one fault, or all; answers how many. */
  async removeFaults(id?: number): Promise<number> {
    const removed = this.#faults.remove(id);
    if (removed > 0) await this.keepFaults();
    return removed;
  }

  /** Writes down which faults still wait. */
  keepFaults(): Promise<void> {
    return this.#change(() => ({ faults: this.#faults.waiting, lastFault: this.#faults.last }));
  }

  /** Returns when nothing due is left to deliver. */
  settle(): Promise<void> {
    return this.#dispatcher.settle();
  }

  /** Delivers what is due; a change may have been under way while another sandbox took this one's place. */
  start(): void {
    if (this.#successor) this.#successor.start();
    else this.#dispatcher.start();
  }

  async hash(): Promise<string> {
    await this.settle();
    return this.#inStore((transaction) => stateHash(transaction, hashedTables([...this.#world.services.values()])));
  }

  async rows(table: string, skip: number, limit: number): Promise<{ total: number; rows: readonly Row[] }> {
    return this.#inStore(async (transaction) => {
      const { rows } = await transaction.table(table).all({ skip, limit });
      return { total: await transaction.table(table).size(), rows };
    });
  }

  async tables(service: string): Promise<readonly { table: string; rows: number }[]> {
    const known = serviceOf(this.#world.services, service);
    return this.#inStore((transaction) => tableSizes(transaction, known));
  }

  async row(service: string, table: string, id: string | number): Promise<Row | undefined> {
    const known = serviceOf(this.#world.services, service);
    return this.#inStore(async (transaction) => tableOf(transaction, known, table).get(id));
  }

  async findRows(service: string, table: string, wanted: RowsWanted): Promise<{ total: number; rows: readonly Row[] }> {
    const known = serviceOf(this.#world.services, service);
    return this.#inStore((transaction) => findRows(transaction, [known, table], wanted));
  }

  async putRow(name: string, table: string, row: unknown): Promise<Row> {
    const service = serviceOf(this.#world.services, name);
    return this.transact(name, this.addressOf(name), (ctx, transaction) =>
      putRow({ ctx, transaction, service }, table, row),
    );
  }

  async deleteRow(service: string, table: string, id: string | number): Promise<boolean> {
    const known = serviceOf(this.#world.services, service);
    return this.#inStore((transaction) => deleteRow(transaction, [known, table], id));
  }

  async outbox(filter: EffectFilter = {}): Promise<readonly Effect[]> {
    const effects = await this.#inOutbox((outbox) => outbox.all());
    return effects.filter((effect) => matchesFilter(effect, filter));
  }

  effect(id: number): Promise<Effect | undefined> {
    return this.#inOutbox((outbox) => outbox.get(id));
  }

  /** When something is due next; overdue counts. */
  async nextDueAt(until: Instant = endOfTime): Promise<Instant | undefined> {
    return (await this.#inOutbox((outbox) => outbox.nextDue(until)))?.dueAt;
  }

  /** Waits on the machine's time until so many effects match. */
  waitForEffects(filter: EffectFilter, atLeast: number, withinMillis: number): Promise<WaitedFor> {
    const { machine } = this.#world;
    return this.#news.until(atLeast, withinMillis, { machine, read: () => this.outbox(filter) });
  }

  /** Settles, and answers what was attempted meanwhile. */
  deliverDue(): Promise<readonly Effect[]> {
    return this.#news.during(() => this.settle());
  }

  /** One attempt now, whatever became of those before; a RangeError where there is nothing to send. */
  redeliver(id: number): Promise<Effect> {
    return this.#dispatcher.redeliver(id);
  }

  deliveryPlans(): readonly DeliveryPlan[] {
    return this.#record.deliveries;
  }

  /** Refuses a plan that no delivery could ever meet. */
  async addDeliveryPlan(wanted: NewDeliveryPlan): Promise<DeliveryPlan> {
    const plan = checkedPlan(wanted, this.#world.services);
    const added: DeliveryPlan[] = [];
    await this.#change(({ deliveries }) => {
      added.push(...numbered([plan], deliveries));
      return { deliveries: [...deliveries, ...added] };
    });
    const [kept] = added;
    if (!kept) throw new Error(`sandbox ${this.name} has been replaced`);
    return kept;
  }

  /** All of them, or one; answers how many there were. */
  async removeDeliveryPlans(id?: number): Promise<number> {
    let removed = 0;
    await this.#change(({ deliveries }) => {
      const kept = deliveries.filter((plan) => id !== undefined && plan.id !== id);
      removed = deliveries.length - kept.length;
      return { deliveries: kept };
    });
    return removed;
  }

  async stop(): Promise<void> {
    this.#news.end();
    await this.#dispatcher.stop();
  }

  /** Another one takes its name, or none. What is on its way is given up; what this one still hears of changes nothing. */
  async retire(successor?: Sandbox): Promise<void> {
    this.#retired = true;
    this.#successor = successor;
    this.#news.end();
    await this.#dispatcher.abandon();
  }

  /** `part` is worked out inside the transaction, so that two changes at once both count. */
  #change(part: (record: SandboxRecord) => Partial<SandboxRecord>): Promise<void> {
    return this.#inStore((transaction) => this.#changeIn(transaction, part));
  }

  /** The last thing that a transaction does: what this object remembers does not go back with it. */
  async #changeIn(transaction: Transaction, part: (record: SandboxRecord) => Partial<SandboxRecord>): Promise<void> {
    if (this.#retired) return;
    const record = { ...this.#record, ...part(this.#record) };
    await transaction.table(sandboxTable).put(record);
    this.#record = record;
  }

  #inOutbox<T>(work: (outbox: Outbox) => Promise<T>): Promise<T> {
    return this.#inStore((transaction) => work(outboxIn(transaction)));
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

const outboxIn = (transaction: Transaction): Outbox => new Outbox(transaction.table(effectsTable));

function settingsOf(record: SandboxRecord, world: World): Map<string, ServiceSettings> {
  return new Map(
    [...world.settings].map(([service, settings]) => [service, settings.with(record.settings[service] ?? {})] as const),
  );
}
