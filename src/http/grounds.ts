import type { Change } from "../core/change.ts";
import type { AnyInput } from "../core/operation.ts";
import type { Grounds } from "../runtime/journal/journal.ts";
import type { ServiceSettings } from "../runtime/settings.ts";
import { isJson, mediaTypeOf } from "./decode.ts";
import type { Answer, UnderWay } from "./under-way.ts";

const none: readonly never[] = Object.freeze([]);

/** What an answer rests on, for `why` and `guesses`. */
export const groundsOf = (
  exchange: UnderWay,
  { status, help }: Answer,
  settings: ServiceSettings,
  state: Grounds["state"] = none,
): Grounds => ({
  status,
  settings,
  settingsRead: exchange.trace?.settings.names ?? none,
  applied: exchange.witness.rules.names,
  overlapped: exchange.witness.overlapped,
  unread: unreadFields(exchange),
  state,
  help: readableInstead(exchange, status) ?? exchange.help ?? help,
});

/** What to send a body as whose media type is not read: a refusal speaks of what it lacks, and it may all be there. */
function readableInstead({ decoded, match, request }: UnderWay, status: number): Change | undefined {
  const types = match?.operation.mediaTypes ?? none;
  const isBlamed = decoded !== undefined && (status === 400 || status === 422);
  if (!isBlamed || types.length === 0 || request.body.length === 0 || types.includes(mediaTypeOf(request)))
    return undefined;
  const first = String.fromCharCode(request.body[0] ?? 0);
  const type = ("{[".includes(first) ? types.find(isJson) : undefined) ?? types[0];
  return { says: `send Content-Type: ${type}, with a body of that kind` };
}

/** Fields that were sent and that nothing read: undeclared ones and, where a handler came to its end, those it left alone. */
function unreadFields(exchange: UnderWay): readonly string[] {
  const { decoded } = exchange;
  if (!decoded) return none;
  const unread = unreadIn(decoded.query, exchange, none);
  return typeof decoded.body === "object" && decoded.body !== null ? unreadIn(decoded.body, exchange, unread) : unread;
}

function unreadIn(sent: object, exchange: UnderWay, before: readonly string[]): readonly string[] {
  let unread = before;
  if (Array.isArray(sent)) return unread;
  for (const name in sent) {
    if (exchange.read?.has(name) || unread.includes(name)) continue;
    if (!isAwaited(name, exchange)) unread = [...unread, name];
  }
  return unread;
}

/** Whether something else reads a field, or the handler would have if it had gone on. */
const isAwaited = (name: string, { service, read, match }: UnderWay): boolean =>
  service.normalise?.reads?.includes(name) ||
  (!read && (match?.operation.fields.some((field) => field.name === name) ?? false));

/** Remembers which members of an object are read; whoever lists them reads all. */
class Reading implements ProxyHandler<Readonly<Record<string | symbol, unknown>>> {
  readonly read: Set<unknown>;

  constructor(read: Set<unknown>) {
    this.read = read;
  }

  get(target: Readonly<Record<string | symbol, unknown>>, name: string | symbol): unknown {
    this.read.add(name);
    return target[name];
  }

  has(target: object, name: string | symbol): boolean {
    this.read.add(name);
    return name in target;
  }

  ownKeys(target: object): ArrayLike<string | symbol> {
    const names = Reflect.ownKeys(target);
    for (const name of names) this.read.add(name);
    return names;
  }
}

const noFields: ReadonlySet<unknown> = new Set();

/** Input that remembers in `read` which fields of query and body are read. */
export function remembering({ path, query, body }: AnyInput): { input: AnyInput; read: ReadonlySet<unknown> } {
  const holder = typeof body === "object" && body !== null && hasMembers(body) ? body : undefined;
  const asked = hasMembers(query);
  if (!holder && !asked) return { input: { path, query, body }, read: noFields };
  const read = new Set<unknown>();
  const reading = new Reading(read);
  return {
    input: {
      path,
      query: asked ? (new Proxy(query, reading) as AnyInput["query"]) : query,
      body: holder ? new Proxy(holder as AnyInput["query"], reading) : body,
    },
    read,
  };
}

function hasMembers(value: object): boolean {
  for (const _name in value) return true;
  return false;
}
