import type { components, operations } from "../../openapi/control/types.ts";
import { contractFolder, readContractFile } from "../../openapi/read.ts";

/** A request as it goes out; `path` is below the gateway, with its query. */
export interface ControlRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** Whatever carries a request to a control API, over the network or in this process. */
export type Send = (request: ControlRequest) => Promise<{ readonly status: number; readonly text: string }>;

type Json<Answer> = Answer extends { content: { "application/json": infer Body } } ? Body : undefined;
type Succeeded<Op> = Op extends { responses: infer Answers }
  ? Json<Answers[keyof Answers & (200 | 201 | 202 | 204)]>
  : never;

type PathOf<Op> = Op extends { parameters: { path: infer Path } } ? { readonly path: Path } : unknown;
type QueryOf<Op> = Op extends { parameters: { query?: infer Query } }
  ? [NonNullable<Query>] extends [never]
    ? unknown
    : { readonly query?: { readonly [Name in keyof NonNullable<Query>]?: NonNullable<Query>[Name] | undefined } }
  : unknown;
type BodyOf<Op> = Op extends { requestBody: { content: { "application/json": infer Body } } }
  ? { readonly body: Body }
  : Op extends { requestBody?: infer Given }
    ? NonNullable<Given> extends { content: { "application/json": infer Body } }
      ? { readonly body?: Body }
      : unknown
    : unknown;

/** Every operation that answers once; the stream of the journal has to be read by whoever opened it. */
export type CallId = Exclude<keyof operations & string, "streamJournal">;
/** What an operation wants to know. */
export type Asked<Id extends keyof operations> = PathOf<operations[Id]> &
  QueryOf<operations[Id]> &
  BodyOf<operations[Id]>;
/** What an operation answers when it succeeds. */
export type Answered<Id extends CallId> = Succeeded<operations[Id]>;

type Arguments<Id extends keyof operations> =
  Record<never, never> extends Asked<Id> ? readonly [asked?: Asked<Id>] : readonly [asked: Asked<Id>];

type Refusal = components["schemas"]["Refusal"];

/** Any answer but success: what is wrong, where, and what helps. */
export class ControlFailure extends Error {
  readonly status: number;
  readonly field: string | undefined;
  readonly remedy: string | undefined;
  readonly mistakes: NonNullable<Refusal["mistakes"]>;
  constructor(status: number, { error, field, remedy, mistakes }: Refusal) {
    super(error);
    this.status = status;
    this.field = field;
    this.remedy = remedy;
    this.mistakes = mistakes ?? [];
  }
}

/**
 * Calls the control API by operationId; methods, addresses and types are the contract's.
 *
 * @example const { hash } = await client.call("readStateHash", { path: { sandbox: "ci" } });
 */
export class ControlClient {
  readonly #send: Send;
  readonly #token: string | undefined;

  constructor(send: Send, token?: string) {
    this.#send = send;
    this.#token = token;
  }

  /** What `call` would send. */
  request<Id extends keyof operations & string>(id: Id, ...[asked]: Arguments<Id>): ControlRequest {
    const { path = {}, query = {}, body }: Loose = asked ?? {};
    const { method, template } = placeOf(id);
    const address = template.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(String(path[name])));
    return {
      method,
      path: `/_control/v1${address}${queryOf(query)}`,
      headers: {
        accept: "application/json",
        ...(this.#token === undefined ? {} : { authorization: `Bearer ${this.#token}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    };
  }

  async call<Id extends CallId>(id: Id, ...asked: Arguments<Id>): Promise<Answered<Id>> {
    const { status, text } = await this.#send(this.request(id, ...asked));
    if (status < 200 || status > 299) throw new ControlFailure(status, refusalIn(status, text));
    const body = text === "" ? undefined : JSON.parse(text);
    return body;
  }
}

interface Loose {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

function queryOf(query: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((one) => one !== undefined)
      .map((one): [string, string] => [name, String(one)]),
  );
  return pairs.length === 0 ? "" : `?${new URLSearchParams(pairs)}`;
}

/** A refusal of ours, or what something else on that address said. */
function refusalIn(status: number, text: string): Refusal {
  try {
    const said: unknown = JSON.parse(text);
    if (isRefusal(said)) return said;
  } catch {
    // Not ours: shown as it is.
  }
  return { error: `answered ${status}: ${text.slice(0, 200)}`, remedy: "is this the gateway of a Stunt Double?" };
}

const isRefusal = (said: unknown): said is Refusal =>
  typeof said === "object" && said !== null && "error" in said && typeof said.error === "string";

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId?: string }>>>>;
}

const isDocument = (read: unknown): read is Document => typeof read === "object" && read !== null && "paths" in read;

let places: ReadonlyMap<string, { method: string; template: string }> | undefined;

function placeOf(id: string): { method: string; template: string } {
  places ??= readPlaces();
  const place = places.get(id);
  if (!place) throw new Error(`the control contract has no operation ${id}`);
  return place;
}

function readPlaces(): ReadonlyMap<string, { method: string; template: string }> {
  const document = readContractFile(contractFolder("control"), "openapi");
  if (!isDocument(document)) throw new Error("the control contract has no paths");
  const found = Object.entries(document.paths).flatMap(([template, item]) =>
    Object.entries(item).flatMap(([method, { operationId }]) =>
      operationId === undefined ? [] : [[operationId, { method: method.toUpperCase(), template }] as const],
    ),
  );
  return new Map(found);
}
