import type { Effect, OutgoingRequest } from "../../core/effect.ts";
import { fromMillis, type Instant, plus, type Span, toMillis } from "../../core/instant.ts";
import type { Service } from "../../core/service.ts";
import type { HookReceiver, WebhookPlan, WebhookStage } from "../../core/webhook-plan.ts";
import { ContractPlayer } from "../../http/player.ts";
import type { DeliveryStep } from "../../runtime/effects/deliveries.ts";
import type { Machine } from "../../runtime/machine.ts";
import type { Played } from "../../runtime/player.ts";
import { RowRefused } from "../../runtime/rows.ts";
import type { Sandbox } from "../../runtime/sandbox.ts";
import type { Simulator, SimulatorOptions } from "../../simulator.ts";
import { created, inWords } from "../simulating.ts";
import { Usage } from "../terminal.ts";

/** A webhook as the simulator would have sent it; `requests` in the order of its attempts. */
export interface Delivery {
  readonly topic: string;
  readonly effect: Effect;
  readonly requests: readonly OutgoingRequest[];
}

export interface SourceOptions {
  readonly service: Service;
  readonly offset: number;
  readonly plan: WebhookPlan;
  readonly receiver: HookReceiver;
  readonly machine: Machine;
  readonly simulator: Pick<SimulatorOptions, "port" | "randomSeed" | "allowedHosts" | "onDefect">;
}

/** What becomes of the webhooks of a story. */
export interface Fate {
  /** What becomes of every first attempt. */
  readonly step?: DeliveryStep;
  /** They all come after the story, the last one first. */
  readonly lastFirst?: boolean;
  /** How long before now the story ends. */
  readonly late?: Span;
  /** The answer to each first attempt is lost. */
  readonly unanswered?: boolean;
}

/** Something in a story was refused. */
export class StageRefused extends Error {}

/** A private simulator whose webhooks are not sent but handed over, so that they can be sent in any order, and measured. */
export class Source {
  readonly service: Service;
  readonly #plan: WebhookPlan;
  readonly #receiver: HookReceiver;
  readonly #machine: Machine;
  readonly #simulator: Simulator;
  readonly #caught: Caught;
  readonly #player: ContractPlayer;
  #stories = 0;
  /** When each webhook of a story is fired, in seconds from its beginning. */
  #moments: readonly number[] = [];

  private constructor({ service, plan, receiver, machine }: SourceOptions, simulator: Simulator, caught: Caught) {
    this.service = service;
    this.#plan = plan;
    this.#receiver = receiver;
    this.#machine = machine;
    this.#simulator = simulator;
    this.#caught = caught;
    const { pipeline, runtime } = simulator;
    this.#player = new ContractPlayer({ pipeline, services: runtime.services });
  }

  /** Listens too, for receivers that ask back. */
  static async open(options: SourceOptions): Promise<Source> {
    const { service, offset, plan, receiver, machine } = options;
    const caught = new Caught();
    const simulator = await created({
      port: 0,
      ...options.simulator,
      services: [{ service, offset }],
      machine: { now: () => machine.now(), wake: machine.wake.bind(machine), send: caught.send },
      clock: fromMillis(machine.now()),
      onEffect: (_sandbox, effect) => caught.attempted(effect),
    });
    try {
      await simulator.listen().catch((error: unknown) => {
        throw inWords(error);
      });
      const source = new Source(options, simulator, caught);
      await plan.register(receiver, source.#stage());
      return source;
    } catch (error) {
      await simulator.close();
      throw error instanceof RowRefused ? new Usage(`${service.name} cannot sign with that: ${error.message}`) : error;
    }
  }

  /** Where the service itself is reached. */
  get url(): string {
    return this.#simulator.url(this.service.name);
  }

  close(): Promise<void> {
    return this.#simulator.close();
  }

  /** Plays the story once more, about something new, so that it ends now. */
  async fire(fate: Fate = {}): Promise<readonly Delivery[]> {
    const { name: service } = this.service;
    const { before, story, storyLasts } = this.#plan;
    const sandbox = this.#sandbox;
    const now = fromMillis(this.#machine.now());
    const late = fate.lastFirst ? { seconds: this.#moments.length } : (fate.late ?? {});
    const begin = plus(plus(now, negated(late)), negated(storyLasts));
    this.#stories += 1;
    if (before) {
      await sandbox.setClock(plus(begin, negated(before.ago)));
      await before.play(this.#stories, this.#stage());
    }
    const plan = this.#planOf(fate);
    if (plan.length > 0) await sandbox.addDeliveryPlan({ service, plan });
    this.#caught.begin(fate.unanswered ?? false);
    await sandbox.setClock(begin);
    await story(this.#stories, this.#receiver, this.#stage());
    if (now > sandbox.now()) await sandbox.advance({ to: now });
    await sandbox.settle();
    await sandbox.removeDeliveryPlans();
    const { deliveries } = this.#caught;
    if (this.#moments.length === 0) this.#moments = momentsOf(deliveries, begin);
    return deliveries;
  }

  /** One step for each webhook of a story. */
  #planOf({ step, lastFirst }: Fate): readonly DeliveryStep[] {
    if (!lastFirst) return step ? this.#moments.map(() => step) : [];
    const epoch = fromMillis(0);
    const end = toMillis(plus(epoch, this.#plan.storyLasts)) / 1000;
    const last = this.#moments.length - 1;
    return this.#moments.map((moment, i) => ({ wait: `PT${(end - moment + last - i).toFixed(3)}S` }));
  }

  /** How long after a failed first attempt the service tries again; undefined where it never does. */
  retryAfter({ effect }: Delivery): Span | undefined {
    const { retries = [] } = this.service.deliver ?? {};
    const { name } = this.service;
    return (typeof retries === "function" ? retries(this.#sandbox.settings(name), effect) : retries)[0];
  }

  get #sandbox(): Sandbox {
    const sandbox = this.#simulator.runtime.get("default");
    if (!sandbox) throw new Error("the simulator has no sandbox");
    return sandbox;
  }

  #stage(): WebhookStage {
    const { name: service } = this.service;
    const sandbox = this.#sandbox;
    const play = async (played: Omit<Played, "service">) => {
      const { status, body } = await this.#player.play(sandbox, { service, ...played });
      if (status >= 400) throw new StageRefused(`${service} refused ${played.call}: ${status} ${JSON.stringify(body)}`);
      await sandbox.settle();
      return { ...Object(body) };
    };
    return {
      panel: (call, fields) => play({ kind: "panel", call, fields }),
      call: (as, call, fields) => play({ kind: "operation", call, as, fields }),
      put: async (table, row) => void (await sandbox.putRow(service, table, row)),
      pass: (time) => sandbox.advance(time),
    };
  }
}

/** What the simulator would have sent, each request with the effect that it was for. */
class Caught {
  #waiting: OutgoingRequest[] = [];
  #deliveries = new Map<number, Delivery>();
  #unanswered = false;
  #seen = new Set<string>();

  readonly send: Machine["send"] = async (request) => {
    this.#waiting.push(request);
    const event = `${request.url} ${request.body}`;
    const isFirst = !this.#seen.has(event);
    this.#seen.add(event);
    if (this.#unanswered && isFirst) throw new Error("timeout");
    return { status: 200 };
  };

  attempted(effect: Effect): void {
    const sent = this.#waiting;
    this.#waiting = [];
    if (effect.kind !== "webhook" || sent.length === 0) return;
    const { requests = [] } = this.#deliveries.get(effect.id) ?? {};
    this.#deliveries.set(effect.id, { topic: effect.topic, effect, requests: [...requests, ...sent] });
  }

  /** Forgets what it caught. */
  begin(unanswered: boolean): void {
    this.#deliveries = new Map();
    this.#seen = new Set();
    this.#unanswered = unanswered;
  }

  get deliveries(): readonly Delivery[] {
    return [...this.#deliveries.values()];
  }
}

const momentsOf = (deliveries: readonly Delivery[], begin: Instant): readonly number[] =>
  deliveries.map(({ effect }) => (toMillis(effect.attempts[0]?.at ?? begin) - toMillis(begin)) / 1000);

const negated = (span: Span): Span =>
  Object.fromEntries(Object.entries(span).map(([part, amount]) => [part, -Number(amount)]));
