import type { Ctx } from "../../core/context.ts";
import type { RawRequest } from "../../core/http.ts";
import { ApiError } from "../../core/refusal.ts";
import type { Service } from "../../core/service.ts";
import { thisMachine } from "../../runtime/machine.ts";
import { rolesOf } from "../../runtime/roles.ts";
import { footprint } from "../footprint.ts";
import { type Mutant, mutantsFrom } from "../mutant.ts";
import { callerOf, contextLike } from "../seams/context.ts";
import type { Surface } from "../surface.ts";

/** Callers who are taken for others, and rights that nobody asks for. */
export function callerMutants(service: Service, surface: Surface): readonly Mutant[] {
  const mutant = mutantsFrom(service, "behaviour");
  return [
    mutant("callers/any-password-will-do", {
      meets: [footprint.refusedCaller],
      change: (one) => withCaller(one, knowingOnly(one)),
    }),
    mutant("callers/anybody-is-the-first", {
      meets: [footprint.refusedCaller],
      change: (one) =>
        withCaller(one, (ask, request, ctx) => ask().catch(unlessRefused(() => firstOf(one, { request, ctx })))),
    }),
    mutant("callers/everybody-is-the-first", {
      meets: [footprint.signedIn],
      change: (one) =>
        withCaller(one, async (ask, request, ctx) => ((await ask()) ? firstOf(one, { request, ctx }) : undefined)),
    }),
    mutant("callers/nobody-is-the-first", {
      meets: [footprint.anonymous],
      change: (one) => withCaller(one, async (ask, request, ctx) => (await ask()) ?? firstOf(one, { request, ctx })),
    }),
    ...surface.operations
      .filter(({ statuses }) => statuses.includes(403))
      .map(({ id }) =>
        mutant(`permission/${id}/not-asked`, {
          meets: [footprint.permission(id)],
          operations: [id],
          change: (one) => withoutPermission(one, id, (caller) => caller !== undefined),
        }),
      ),
    ...surface.operations
      .filter(({ id }) => asksForSignIn(service, id))
      .map(({ id }) =>
        mutant(`permission/${id}/not-asked-of-nobody`, {
          meets: [footprint.permission(id)],
          operations: [id],
          change: (one) =>
            withFirstInHandler(
              withoutPermission(one, id, (caller) => caller === undefined),
              id,
            ),
        }),
      ),
  ];
}

type Asked = (ask: () => Promise<unknown>, request: RawRequest, ctx: Ctx) => Promise<unknown>;

const withCaller = (service: Service, find: Asked): Service => ({
  ...service,
  auth: {
    ...service.auth,
    caller: (request, ctx) => find(() => service.auth.caller(request, ctx), request, ctx),
  },
});

/** Who is known (ready-made, or let in before) is let in by his name alone. */
function knowingOnly(service: Service): Asked {
  const letIn = new Map<string, unknown>();
  return async (ask, request, ctx) => {
    const name = keyOf(service, request);
    const role = Object.values(rolesOf(service)).find(({ credentials }) => {
      const signed = service.auth.sign({ ...request, headers: {} }, credentials, ctx.now);
      return name !== undefined && keyOf(service, signed) === name;
    });
    const caller = await ask().catch(
      unlessRefused(() =>
        role ? service.auth.caller(signedAs(service, role.credentials, { request, ctx }), ctx) : letIn.get(name ?? ""),
      ),
    );
    if (name !== undefined && caller !== undefined) letIn.set(name, caller);
    return caller;
  };
}

/** What to make of a refused caller; what is no refusal stays what it is. */
const unlessRefused = (instead: () => unknown) => async (error: unknown) => {
  const caller = error instanceof ApiError ? await instead() : undefined;
  if (caller === undefined) throw error;
  return caller;
};

/** The public part of a request's credentials, where it has a usable one. */
function keyOf({ auth }: Service, request: RawRequest): string | undefined {
  try {
    return auth.key(request);
  } catch {
    return undefined;
  }
}

interface Asking {
  readonly request: RawRequest;
  readonly ctx: Ctx;
}

const signedAs = (service: Service, credentials: Readonly<Record<string, string>>, { request, ctx }: Asking) =>
  service.auth.sign(request, credentials, ctx.now);

/** The caller whom roles.yaml names first. */
async function firstOf(service: Service, asking: Asking): Promise<unknown> {
  const [first] = Object.values(rolesOf(service));
  return first && service.auth.caller(signedAs(service, first.credentials, asking), asking.ctx);
}

const withoutPermission = (service: Service, id: string, spared: (caller: unknown) => boolean): Service => ({
  ...service,
  auth: {
    ...service.auth,
    permission: (caller, operation) => {
      if (operation !== id || !spared(caller)) service.auth.permission(caller, operation);
    },
  },
});

/** A handler that nobody calls works for the first role. */
function withFirstInHandler(service: Service, id: string): Service {
  const handle = service.operations[id]?.handle;
  if (!handle) return service;
  return withOperation(service, id, async (input, ctx) => {
    const request: RawRequest = { ...nowhere, receivedAt: thisMachine.now() };
    const first = await firstOf(service, { request, ctx }).catch(() => undefined);
    return handle(input, contextLike(ctx, { caller: () => callerOf(ctx) ?? first }));
  });
}

type Handle = Service["operations"][string]["handle"];

const withOperation = (service: Service, id: string, handle: Handle): Service => ({
  ...service,
  operations: { ...service.operations, [id]: { id, handle } },
});

const nowhere = { method: "GET", path: "/", query: "", headers: {}, body: new Uint8Array(), base: "http://127.0.0.1" };

/** Whether an operation is refused to nobody in particular; `permission` is pure, so it can be asked. */
function asksForSignIn({ auth }: Service, operation: string): boolean {
  try {
    auth.permission(undefined, operation);
    return false;
  } catch {
    return true;
  }
}
