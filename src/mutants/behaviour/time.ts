import type { Ids } from "../../core/context.ts";
import { fromMillis, type Instant, plus, type Span } from "../../core/instant.ts";
import type { Service } from "../../core/service.ts";
import { thisMachine } from "../../runtime/machine.ts";
import { footprint } from "../footprint.ts";
import { type Mutant, mutantsFrom } from "../mutant.ts";
import { contextLike, withContext } from "../seams/context.ts";

/** Clocks and generators that go wrong. */
export function timeMutants(service: Service): readonly Mutant[] {
  const mutant = mutantsFrom(service, "behaviour");
  const told = (by: (now: Instant) => Instant) => (one: Service) =>
    withContext(one, (ctx) => contextLike(ctx, { now: by(ctx.now) }));
  const moved = (by: Span) => told((now) => plus(now, by));
  const drawn = (change: (ids: Ids) => Partial<Ids>) => (one: Service) =>
    withContext(one, (ctx) => contextLike(ctx, { ids: { ...ctx.ids, ...change(ctx.ids) } }));
  return [
    mutant("time/stands-still", {
      meets: [footprint.called],
      change: (one) => {
        const began = fromMillis(thisMachine.now());
        return told(() => began)(one);
      },
    }),
    mutant("time/lags-a-day", { meets: [footprint.called], change: moved({ days: -1 }) }),
    mutant("time/lags-an-hour", { meets: [footprint.called], change: moved({ hours: -1 }) }),
    mutant("time/ahead-a-day", { meets: [footprint.called], change: moved({ days: 1 }) }),
    mutant("tokens/always-the-same", {
      meets: [footprint.token],
      change: drawn(() => ({ token: async (alphabet, length) => alphabet.charAt(0).repeat(length) })),
    }),
    mutant("uuids/always-the-same", {
      meets: [footprint.uuid],
      change: drawn(() => ({ uuid: async () => "00000000-0000-4000-8000-000000000000" })),
    }),
    ...Object.entries(service.sequences).flatMap(([sequence, first]) => [
      mutant(`numbers/${sequence}/always-the-same`, {
        meets: [footprint.number(sequence)],
        change: drawn((ids) => ({ next: numbering(ids, sequence, () => first) })),
      }),
      mutant(`numbers/${sequence}/each-given-twice`, {
        meets: [footprint.number(sequence)],
        change: drawn((ids) => ({
          next: numbering(ids, sequence, (next) => first + Math.floor((next - first) / 2)),
        })),
      }),
    ]),
  ];
}

const numbering =
  ({ next }: Ids, sequence: string, given: (next: number) => number) =>
  async (one: string): Promise<number> => {
    const number = await next(one);
    return one === sequence ? given(number) : number;
  };
