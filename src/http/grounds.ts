import type { AnyInput } from "../core/operation.ts";
import type { Grounds } from "../runtime/journal.ts";
import type { ServiceSettings } from "../runtime/settings.ts";
import type { Answer, UnderWay } from "./under-way.ts";

const noSettings: ServiceSettings = Object.freeze({});
const none: readonly never[] = Object.freeze([]);

/** What an answer rests on, for `why` and `guesses`. */
export async function groundsOf(exchange: UnderWay, answer: Answer, settings: ServiceSettings): Promise<Grounds> {
  const { trace, witness } = exchange;
  const asked = trace?.settings ?? none;
  const state = answer.rule === undefined || !trace ? none : await trace.rows();
  return {
    status: answer.status,
    settings: asked.length === 0 ? noSettings : pick(settings, asked),
    applied: witness.rules.length === 0 ? none : witness.rules,
    unread: unreadFields(exchange),
    state,
    ...(answer.help ? { help: answer.help } : {}),
  };
}

function pick(settings: ServiceSettings, names: readonly string[]): ServiceSettings {
  const read: Record<string, string | number | boolean> = {};
  for (const name of names) {
    const value = settings[name];
    if (value !== undefined) read[name] = value;
  }
  return read;
}

/** Fields that were sent and that nothing read: undeclared ones and, where a handler came to its end, those it left alone. */
function unreadFields({ decoded, match, read, service }: UnderWay): readonly string[] {
  if (!decoded) return none;
  let unread: string[] | undefined;
  for (const place of [decoded.query, decoded.body]) {
    if (typeof place !== "object" || place === null || Array.isArray(place)) continue;
    for (const name in place) {
      if (read?.has(name) || service.normalise?.reads?.includes(name)) continue;
      if (!read && match?.operation.fields.some((field) => field.name === name)) continue;
      unread ??= [];
      if (!unread.includes(name)) unread.push(name);
    }
  }
  return unread ?? none;
}

/** Remembers which members of an object are read; whoever lists them reads all. */
class Reading implements ProxyHandler<object> {
  readonly #read: Set<string>;

  constructor(read: Set<string>) {
    this.#read = read;
  }

  get(target: object, name: string | symbol): unknown {
    if (typeof name === "string") this.#read.add(name);
    return Reflect.get(target, name);
  }

  has(target: object, name: string | symbol): boolean {
    if (typeof name === "string") this.#read.add(name);
    return Reflect.has(target, name);
  }

  ownKeys(target: object): ArrayLike<string | symbol> {
    const names = Reflect.ownKeys(target);
    for (const name of names) if (typeof name === "string") this.#read.add(name);
    return names;
  }
}

/** Input that remembers in `read` which fields of query and body are read. */
export function remembering({ path, query, body }: AnyInput, read: Set<string>): AnyInput {
  const reading = new Reading(read);
  return {
    path,
    query: hasMembers(query) ? new Proxy<AnyInput["query"]>(query, reading) : query,
    body: typeof body === "object" && body !== null && hasMembers(body) ? new Proxy(body, reading) : body,
  };
}

function hasMembers(value: object): boolean {
  for (const _name in value) return true;
  return false;
}
