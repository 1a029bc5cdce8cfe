import type { Ctx } from "../core/context.ts";
import type { NewEffect, OutgoingRequest } from "../core/effect.ts";
import type { Span } from "../core/instant.ts";
import type { Deliver, Service } from "../core/service.ts";
import { footprint } from "./footprint.ts";
import { type Mutant, mutantsFrom } from "./mutant.ts";
import { contextLike, withContext, withPanelEmit } from "./seams/context.ts";
import { changedAt, membersOf } from "./shape/members.ts";
import { plain, type Surface } from "./surface.ts";

/** What is announced, sent and signed wrongly, and jobs that do not run. */
export const effectMutants = (service: Service, surface: Surface): readonly Mutant[] => [
  ...announcementMutants(service),
  ...jobMutants(service),
  ...(service.deliver ? deliveryMutants(service, service.deliver, surface) : []),
];

function announcementMutants(service: Service): readonly Mutant[] {
  const mutant = mutantsFrom(service, "effects");
  const topics = [...(service.deliver?.topics ?? []), ...Object.keys(service.jobs)];
  return [
    ...topics.flatMap((topic) => {
      const announced = (change: (effect: NewEffect) => readonly NewEffect[]) => ({
        meets: [footprint.emitted(topic)],
        change: (one: Service) => announcing(one, (effect) => (effect.topic === topic ? change(effect) : [effect])),
      });
      return [
        mutant(
          `${topic}/lost`,
          announced(() => []),
        ),
        mutant(
          `${topic}/doubled`,
          announced((effect) => [effect, effect]),
        ),
        mutant(
          `${topic}/put-off`,
          announced((effect) => [{ ...effect, after: anHourMore(effect.after) }]),
        ),
        mutant(
          `${topic}/without-data`,
          announced((effect) => [{ ...effect, data: {} }]),
        ),
      ];
    }),
    mutant("misordered", { meets: [footprint.severalEmitted], change: misordered }),
  ];
}

const anHourMore = (after: Span = {}): Span => ({ ...after, hours: (after.hours ?? 0) + 1 });

function announcing(service: Service, change: (effect: NewEffect) => readonly NewEffect[]): Service {
  const emitting =
    ({ emit }: Ctx): Ctx["emit"] =>
    (effect) => {
      for (const one of change(effect)) emit(one);
    };
  const changed = withContext(service, (ctx) => contextLike(ctx, { emit: emitting(ctx) }));
  return withPanelEmit(changed, emitting);
}

/** What is announced in one go comes out last first. */
function misordered(service: Service): Service {
  const held = (ctx: Ctx) => {
    const effects: NewEffect[] = [];
    const holding = contextLike(ctx, { emit: (effect) => void effects.unshift(effect) });
    const release = () => effects.forEach((effect) => void ctx.emit(effect));
    return { holding, release };
  };
  const operations = Object.entries(service.operations).map(([id, { handle }]) => {
    const late: typeof handle = async (input, ctx) => {
      const { holding, release } = held(ctx);
      const reply = await handle(input, holding);
      release();
      return reply;
    };
    return [id, { id, handle: late }] as const;
  });
  const jobs = Object.entries(service.jobs).map(([name, job]) => {
    const late: typeof job = async (data, ctx) => {
      const { holding, release } = held(ctx);
      await job(data, holding);
      release();
    };
    return [name, late] as const;
  });
  return { ...service, operations: Object.fromEntries(operations), jobs: Object.fromEntries(jobs) };
}

function jobMutants(service: Service): readonly Mutant[] {
  const mutant = mutantsFrom(service, "effects");
  return Object.keys(service.jobs).flatMap((name) => [
    mutant(`${name}/not-run`, {
      meets: [footprint.ran(name)],
      change: (one) => ({ ...one, jobs: { ...one.jobs, [name]: async () => {} } }),
    }),
    mutant(`${name}/too-early`, {
      meets: [footprint.waited(name)],
      change: (one) =>
        announcing(one, (effect) => [effect.topic === name && effect.after ? { ...effect, after: soon } : effect]),
    }),
  ]);
}

/** Not at once: a job that goes on by itself would never come to an end. */
const soon: Span = { minutes: 20 };

type AnyDeliver = NonNullable<Service["deliver"]>;

function deliveryMutants(service: Service, deliver: AnyDeliver, surface: Surface): readonly Mutant[] {
  const mutant = mutantsFrom(service, "effects");
  const { topics = [], signedIn = [], retries, answered } = deliver;
  const whatever = topics.map(footprint.sent);
  const delivering = (over: Partial<Deliver<Ctx>>) => (one: Service) => ({ ...one, deliver: { ...deliver, ...over } });
  const sending = (change: (request: OutgoingRequest) => OutgoingRequest, topic?: string) =>
    delivering({
      request: async (effect, ctx) => {
        const request = await deliver.request(effect, ctx);
        return topic === undefined || effect.topic === topic ? change(request) : request;
      },
    });
  const { retries: _, ...untiring } = deliver;
  const { answered: __, ...deaf } = deliver;
  return [
    ...topics.flatMap((topic) => [
      mutant(`${topic}/wrong-receiver`, {
        meets: [footprint.sent(topic)],
        change: sending((request) => ({ ...request, url: elsewhere(request.url) }), topic),
      }),
      ...membersOf(surface.webhooks.get(plain(topic)), surface.resolve).map(({ path }) =>
        mutant(`${topic}/${path.join(".")}/missing`, {
          meets: [footprint.sent(topic)],
          change: sending((request) => ({ ...request, body: without(request.body, path) }), topic),
        }),
      ),
    ]),
    ...signedIn.flatMap((header) => [
      mutant(`signature/${header}/missing`, {
        meets: whatever,
        change: sending(({ headers: { [header]: _gone, ...headers }, ...request }) => ({ ...request, headers })),
      }),
      mutant(`signature/${header}/wrong`, {
        meets: whatever,
        change: sending((request) => ({
          ...request,
          headers: { ...request.headers, [header]: reversed(request.headers[header]) },
        })),
      }),
    ]),
    ...(retries
      ? [mutant("not-retried", { meets: [footprint.heard], change: (one) => ({ ...one, deliver: untiring }) })]
      : []),
    ...(answered
      ? [mutant("answer-ignored", { meets: [footprint.heard], change: (one) => ({ ...one, deliver: deaf }) })]
      : []),
    mutant("arrived-whatever-is-answered", { meets: [footprint.heard], change: delivering({ delivered: () => true }) }),
    mutant("never-arrived", { meets: [footprint.heard], change: delivering({ delivered: () => false }) }),
  ];
}

/** The same host, so that it can be told from no attempt at all. */
const elsewhere = (url: string): string => new URL("/elsewhere", url).href;

const reversed = (text = ""): string => [...text].reverse().join("");

/** A JSON body without one of its members; what is no JSON stays. */
function without(body: string, path: readonly string[]): string {
  try {
    return JSON.stringify(changedAt(JSON.parse(body), path, () => undefined));
  } catch {
    return body;
  }
}
