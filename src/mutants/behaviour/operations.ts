import type { Check, Service } from "../../core/service.ts";
import { footprint } from "../footprint.ts";
import { type Mutant, mutantsFrom } from "../mutant.ts";
import { contextLike, tableLike, tablesLike, withContext } from "../seams/context.ts";
import type { Surface } from "../surface.ts";

/** Operations that keep nothing or act twice, and checks that come in another order. */
export function operationMutants(service: Service, surface: Surface): readonly Mutant[] {
  const mutant = mutantsFrom(service, "behaviour");
  const writing = surface.operations.filter(({ method }) => !["GET", "HEAD", "OPTIONS"].includes(method));
  return [
    ...writing.map(({ id }) =>
      mutant(`operations/${id}/keeps-nothing`, {
        meets: [footprint.handled(id)],
        operations: [id],
        change: (one) => keepingNothing(one, id),
      }),
    ),
    ...writing
      .filter(({ method }) => method === "POST")
      .map(({ id }) =>
        mutant(`operations/${id}/done-twice`, {
          meets: [footprint.handled(id)],
          operations: [id],
          change: (one) => doneTwice(one, id),
        }),
      ),
    ...swaps(service.checks).map(({ label, checks }) =>
      mutant(`checks/${label}`, { meets: [footprint.called], change: (one) => ({ ...one, checks }) }),
    ),
  ];
}

const keepingNothing = (service: Service, id: string): Service =>
  withContext(service, (ctx, { of, name }) => {
    if (of !== "operation" || name !== id) return ctx;
    const tx = tablesLike(service, ctx, (table) => tableLike(table, { put: async () => {}, delete: async () => {} }));
    return contextLike(ctx, { tx });
  });

/** The second time may be refused; what the first answered is what counts. */
function doneTwice(service: Service, id: string): Service {
  const operation = service.operations[id];
  if (!operation) return service;
  return {
    ...service,
    operations: {
      ...service.operations,
      [id]: {
        id,
        async handle(input, ctx) {
          const reply = await operation.handle(input, ctx);
          await operation.handle(input, ctx).catch(() => undefined);
          return reply;
        },
      },
    },
  };
}

/** Who is asked for at all: each of these can change places with its neighbour without the others losing their ground. */
const asking: readonly Check[] = ["key", "caller", "permission"];

function swaps(checks: readonly Check[]): readonly { readonly label: string; readonly checks: readonly Check[] }[] {
  return checks.flatMap((check, i) => {
    const next = checks[i + 1];
    if (next === undefined || asking.includes(check) === asking.includes(next)) return [];
    return [{ label: `${next}-before-${check}`, checks: checks.with(i, next).with(i + 1, check) }];
  });
}
