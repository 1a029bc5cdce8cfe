import type { Ctx, Ids } from "../core/context.ts";
import type { Effect, NewEffect } from "../core/effect.ts";
import type { Instant } from "../core/instant.ts";
import type { OutsideAnswer, Question } from "../core/question.ts";
import type { Service } from "../core/service.ts";
import type { Schema, Table, TableSpec, Transaction } from "../core/store.ts";
import { type Asks, Questions } from "./asking.ts";
import { later } from "./clock.ts";
import { effectsSpec } from "./effects/outbox.ts";
import { generatorTable, SandboxIds, sequencesTable } from "./generator.ts";
import { settingsViewOf, Trace, WatchedTable } from "./journal/trace.ts";
import type { ServiceSettings } from "./settings.ts";

export const effectsTable = "runtime.effects";
export const sandboxTable = "runtime.sandbox";

/** Every table of a sandbox: the services' own under their name, and the runtime's. */
export function schemaOf(services: readonly Service[]): Schema {
  const own = services.flatMap((service) =>
    Object.entries(service.tables).map(([name, spec]) => [`${service.name}.${name}`, spec] as const),
  );
  const plain: TableSpec = { indexes: {} };
  return {
    ...Object.fromEntries(own),
    [effectsTable]: effectsSpec,
    [generatorTable]: plain,
    [sequencesTable]: plain,
    [sandboxTable]: plain,
  };
}

export interface Situation {
  readonly service: Service;
  readonly now: Instant;
  readonly settings: ServiceSettings;
  /** The address that was asked, with the sandbox prefix. */
  readonly base: string;
  /** What was asked outside so far; left out where nothing may be asked. */
  readonly asks?: Asks | undefined;
}

/** A handler's context for one transaction. */
export class TransactionContext implements Ctx {
  readonly tx: unknown;
  readonly now: Instant;
  readonly settings: unknown;
  readonly ids: Ids;
  /** Random values for the runtime's own use. */
  readonly draws: SandboxIds;
  readonly trace = new Trace();
  /** What this run asks outside. */
  readonly questions: Questions;
  readonly #situation: Situation;
  readonly #transaction: Transaction;
  #emitted: NewEffect[] | undefined;
  #caller: unknown;

  constructor(transaction: Transaction, situation: Situation) {
    this.#transaction = transaction;
    this.#situation = situation;
    this.now = situation.now;
    const { tables: TablesView, settings: SettingsView } = viewsOf(situation);
    this.settings = new SettingsView(situation.settings, this.trace);
    this.draws = new SandboxIds(transaction);
    this.ids = this.draws.of(situation.service.name, situation.service.sequences);
    this.tx = new TablesView(transaction, this.trace);
    this.questions = new Questions(situation.asks);
  }

  get caller(): unknown {
    if (this.#caller === undefined) throw new Error("nobody is signed in");
    return this.#caller;
  }

  signIn(caller: unknown): void {
    this.#caller = caller;
  }

  /** A handler that does not wait for its answer is run again all the same. */
  readonly ask = (question: Question): Promise<OutsideAnswer> => {
    const answer = this.questions.ask(question);
    answer.catch(() => {});
    return answer;
  };

  /** Handlers take `emit` and `url` out of the context, so these two keep hold of it. */
  readonly emit = (effect: NewEffect): void => {
    this.#emitted ??= [];
    this.#emitted.push(effect);
  };

  readonly url = (path: string): string => this.#situation.base + path;

  /** Writes what was announced and drawn beside what was kept; answers how much was announced. */
  async finish(): Promise<number> {
    const ids = this.draws.of("runtime", { effect: 1 });
    for (const { after, ...effect } of this.#emitted ?? []) {
      const kept: Effect = {
        id: await ids.next("effect"),
        service: this.#situation.service.name,
        ...effect,
        dueAt: after ? later(this.now, after) : this.now,
        status: "pending",
        attempts: [],
      };
      await this.#transaction.table(effectsTable).put(kept);
    }
    await this.draws.keep();
    return this.#emitted?.length ?? 0;
  }
}

type TablesView = new (transaction: Transaction, trace: Trace) => Readonly<Record<string, Table>>;

interface Views {
  readonly tables: TablesView;
  readonly settings: ReturnType<typeof settingsViewOf>;
}

const views = new WeakMap<Service, Views>();

function viewsOf({ service, settings }: Situation): Views {
  let made = views.get(service);
  if (!made) {
    made = { tables: tablesViewOf(service), settings: settingsViewOf(Object.keys(settings)) };
    views.set(service, made);
  }
  return made;
}

/** A class with one getter per table of the service, so that a transaction pays only for the tables it touches. */
function tablesViewOf(service: Service): TablesView {
  const view = class {
    readonly transaction: Transaction;
    readonly trace: Trace;
    constructor(transaction: Transaction, trace: Trace) {
      this.transaction = transaction;
      this.trace = trace;
    }
  };
  for (const name of Object.keys(service.tables)) {
    const table = `${service.name}.${name}`;
    Object.defineProperty(view.prototype, name, {
      get(this: { transaction: Transaction; trace: Trace }) {
        return new WatchedTable(this.transaction.table(table), name, this.trace);
      },
    });
  }
  return view as unknown as TablesView;
}
