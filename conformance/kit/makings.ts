import type { Creation, KitCall } from "./creation.ts";
import type { LeftBehind } from "./report.ts";
import type { Made, Note } from "./run-file.ts";
import type { SuiteDefinition } from "./suite.ts";

/** On whose account something is made. */
export interface Maker {
  case: string;
  suite: SuiteDefinition;
  role: string | undefined;
  /** Headers with credentials of the case's own, which only this process knows. */
  headers: Readonly<Record<string, string>>;
  /** Made with such headers, by this process or by one that is gone. */
  ownCredentials: boolean;
}

/** A call that may make something. */
export interface MakingCall {
  number: number;
  operation: string;
  /** Names in it that only this run uses. */
  names: readonly string[];
  maker: Maker;
}

export interface Thing extends Made {
  maker: Maker;
  creation: Creation;
  removed: boolean;
  /** Why it could not be removed. */
  reason?: string;
}

interface Answered {
  status: number;
  body: unknown;
}

/** What a run makes on a target, and what became of it. `note` writes it down before it counts. */
export class Makings {
  readonly #note: (note: Note) => void;
  readonly #things = new Map<string, Thing>();
  readonly #untold = new Map<number, MakingCall>();
  #calls = 0;

  constructor(note: (note: Note) => void) {
    this.#note = note;
  }

  /** Before the request goes out. Nothing when the operation makes nothing. */
  begin(operation: string, names: readonly string[], maker: Maker): MakingCall | undefined {
    if (creationsBy(maker.suite, operation).length === 0) return undefined;
    this.#calls += 1;
    const { case: id, role = null, ownCredentials } = maker;
    this.#note({ call: this.#calls, case: id, role: ownCredentials ? null : role, operation, names });
    return this.resume({ number: this.#calls, operation, names, maker });
  }

  /** A call that was noted already. */
  resume(call: MakingCall): MakingCall {
    this.#untold.set(call.number, call);
    return call;
  }

  /** After the answer. Whatever failed on the server's side may have been done all the same. */
  end(call: MakingCall, { status, body }: Answered): void {
    if (status >= 500) return;
    const creations = creationsBy(call.maker.suite, call.operation);
    const told = creations.map((creation) => ({ creation, ids: status >= 400 ? [] : creation.ids(body) }));
    if (told.some(({ ids }) => ids === undefined)) return;
    this.found(
      call,
      told.flatMap(({ creation: { what }, ids = [] }) => ids.map((id) => ({ what, id: String(id) }))),
    );
    for (const { what, revives } of creations) for (const id of revives?.(body) ?? []) this.#revive(what, String(id));
  }

  /** What a call has made is known. */
  found(call: MakingCall, made: readonly Made[]): void {
    this.#note({ call: call.number, made });
    this.keep(call, made);
  }

  /** The same, noted already. */
  keep(call: MakingCall, made: readonly Made[]): void {
    this.#untold.delete(call.number);
    for (const one of made) {
      const creation = creationsBy(call.maker.suite, call.operation).find(({ what }) => what === one.what);
      if (creation !== undefined && !this.#things.has(keyOf(one)))
        this.#things.set(keyOf(one), { ...one, maker: call.maker, creation, removed: false });
    }
  }

  /** A case's own call succeeded: it may have removed what the kit would remove. */
  observe(operation: string, request: string): void {
    for (const thing of this.#things.values()) {
      if (!thing.removed && removalOf(thing)?.operation === operation && names(request, thing.id)) this.remove(thing);
    }
  }

  remove(thing: Thing): void {
    this.#note({ removed: { what: thing.what, id: thing.id } });
    thing.removed = true;
  }

  /** Noted already. */
  forget({ what, id }: Made): void {
    const thing = this.#things.get(keyOf({ what, id }));
    if (thing !== undefined) thing.removed = true;
  }

  #revive(what: string, id: string): void {
    const thing = this.#things.get(keyOf({ what, id }));
    if (thing === undefined || !thing.removed) return;
    this.#note({ revived: { what, id } });
    thing.removed = false;
  }

  /** Noted already. */
  bringBack({ what, id }: Made): void {
    const thing = this.#things.get(keyOf({ what, id }));
    if (thing !== undefined) thing.removed = false;
  }

  /** What is still there and can be removed; of one case, or of all. */
  removable(id?: string): readonly Thing[] {
    const there = [...this.#things.values()].filter(({ removed }) => !removed);
    return there.filter((thing) => removalOf(thing) !== undefined && (id === undefined || thing.maker.case === id));
  }

  /** Calls of which nobody knows what they made; of one case, or of all. */
  untold(id?: string): readonly MakingCall[] {
    return [...this.#untold.values()].filter(({ maker }) => id === undefined || maker.case === id);
  }

  leftBehind(): readonly LeftBehind[] {
    const things = [...this.#things.values()];
    const kinds = [...new Set(things.map(({ what }) => what))];
    return [
      ...kinds.map((what) =>
        accountOf(
          what,
          things.filter((one) => one.what === what),
        ),
      ),
      ...this.#perhaps(),
    ];
  }

  #perhaps(): readonly LeftBehind[] {
    const calls = [...this.#untold.values()];
    const operations = [...new Set(calls.map(({ operation }) => operation))];
    return operations.map((operation) => {
      const own = calls.filter((call) => call.operation === operation);
      const [first] = own;
      const whats = first ? creationsBy(first.maker.suite, operation).map(({ what }) => what) : [];
      return {
        what: `${whats.join(", ")} that may exist`,
        made: own.length,
        removed: 0,
        remaining: own.map(({ names, maker }) => names.join(" ") || maker.case),
        reason: `${operation} gave no answer that tells`,
      };
    });
  }
}

function accountOf(what: string, things: readonly Thing[]): LeftBehind {
  const remaining = things.filter(({ removed }) => !removed);
  const reasons = remaining.map((thing) => ("stays" in thing.creation ? thing.creation.stays : (thing.reason ?? "")));
  const reason = [...new Set(reasons)].filter((one) => one !== "").join("; ");
  return {
    what,
    made: things.length,
    removed: things.length - remaining.length,
    remaining: remaining.map(({ id }) => id),
    ...(reason !== "" && { reason }),
  };
}

const keyOf = ({ what, id }: Made): string => `${what} ${id}`;

export const creationsBy = ({ creates = [] }: SuiteDefinition, operation: string): readonly Creation[] =>
  creates.filter((one) => one.operation === operation);

/** The call that removes a thing; nothing when none can. */
export const removalOf = ({ creation, id }: Thing): KitCall | undefined =>
  "remove" in creation ? creation.remove(id) : undefined;

/** Whether a request names an id, not merely something that contains it. */
function names(request: string, id: string): boolean {
  const pattern = new RegExp(`(?<![\\w-])${id.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\w-])`);
  return pattern.test(request) || pattern.test(decoded(request));
}

function decoded(request: string): string {
  try {
    return decodeURIComponent(request);
  } catch {
    return request;
  }
}
