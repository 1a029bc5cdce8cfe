import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { readContractFile } from "../../openapi/read.ts";
import { ApiError } from "../core/refusal.ts";
import type { Service } from "../core/service.ts";
import { contractOfService } from "./contract.ts";
import { unkeepable } from "./keepable.ts";
import type { Sandbox } from "./sandbox.ts";
import { meant } from "./violation-words.ts";

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, { readonly format?: string }>>;
}

interface PanelDocument {
  readonly paths?: Readonly<Record<string, { readonly post?: { readonly summary?: string } }>>;
}

/** A panel action as somebody who wants to use it sees it. */
export interface PanelAction {
  readonly name: string;
  readonly summary: string;
  /** JSON Schema. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Why a panel action is not done; nothing was changed. */
export class PanelRefused extends Error {
  /** `action` unknown, `body` not as panel.yaml has it, or refused by the action itself. */
  readonly reason: "action" | "body" | "refused";
  readonly field: string;
  readonly remedy: string;
  readonly status: number;
  constructor(reason: PanelRefused["reason"], message: string, { field = "", remedy = "", status = 400 } = {}) {
    super(message);
    this.reason = reason;
    this.field = field;
    this.remedy = remedy;
    this.status = status;
  }
}

/** The panel actions of one service, as panel.yaml has them. */
class Panel {
  readonly #service: Service;
  readonly #document: PanelDocument;
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true, verbose: true, validateFormats: false });
  readonly #validators = new Map<string, ValidateFunction>();

  constructor(service: Service) {
    this.#service = service;
    this.#document = readContractFile(contractOfService(service), "panel") as PanelDocument;
    this.#ajv.addSchema(this.#document, "panel");
  }

  /** The names of an action's fields, with their formats. */
  fields(action: string): ReadonlyMap<string, string | undefined> {
    const { properties = {} } = this.#schema(pointerTo(action));
    return new Map(Object.entries(properties).map(([name, { format }]) => [name, format] as const));
  }

  problems(action: string, body: unknown): readonly ErrorObject[] {
    const validate = this.#validator(action);
    return validate(body) ? [] : (validate.errors ?? []);
  }

  /** What an action does, and the JSON Schema of its fields. */
  shown(action: string): PanelAction {
    const { paths = {} }: PanelDocument = this.#document;
    const { summary = action } = paths[`/panel/${action}`]?.post ?? {};
    return { name: action, summary, fields: { ...this.#schema(pointerTo(action)) } };
  }

  has(action: string): boolean {
    return Object.hasOwn(this.#service.panel, action);
  }

  #schema(pointer: string): Schema {
    const schema = (this.#ajv.getSchema(pointer)?.schema ?? {}) as Schema;
    return schema.$ref === undefined ? schema : this.#schema(`panel${schema.$ref}`);
  }

  #validator(action: string): ValidateFunction {
    let validate = this.#validators.get(action);
    if (!validate) {
      validate = this.#ajv.compile({ $ref: pointerTo(action) });
      this.#validators.set(action, validate);
    }
    return validate;
  }
}

const pointerTo = (action: string): string =>
  `panel#/paths/~1panel~1${action}/post/requestBody/content/application~1json/schema`;

const panels = new WeakMap<Service, Panel>();

/** One panel, and one set of compiled schemas, per service. */
export function panelOf(service: Service): Panel {
  let panel = panels.get(service);
  if (!panel) {
    panel = new Panel(service);
    panels.set(service, panel);
  }
  return panel;
}

/** What someone could do in the vendor's back office. */
export const panelActions = (service: Service): readonly PanelAction[] =>
  Object.keys(service.panel).map((action) => panelOf(service).shown(action));

export interface PanelCall {
  readonly sandbox: Sandbox;
  readonly service: Service;
  readonly action: string;
  readonly body: unknown;
}

/** Does what someone would do in the vendor's back office, after checking the body against panel.yaml. */
export async function runPanel({ sandbox, service, action, body }: PanelCall): Promise<Record<string, unknown>> {
  const handler = panelOf(service).has(action) ? service.panel[action] : undefined;
  if (!handler) throw noAction(service, action);
  const odd = unkeepable(body, "body");
  if (odd) throw new PanelRefused("body", `${odd.field} ${odd.problem}`, odd);
  const [problem] = panelOf(service).problems(action, body);
  if (problem) throw wrongBody(service, problem);
  const { body: made } = await sandbox.transact(service.name, sandbox.addressOf(service.name), async (ctx) => {
    try {
      return await handler.handle({ path: {}, query: {}, body }, ctx);
    } catch (error) {
      throw error instanceof ApiError ? await refusedBy({ service, action, body }, error) : error;
    }
  });
  return typeof made === "object" ? { ...made } : {};
}

function noAction({ name, panel }: Service, action: string): PanelRefused {
  const remedy = meant(action, Object.keys(panel));
  return new PanelRefused("action", `${name} has no panel action ${action}`, { field: "action", remedy, status: 404 });
}

const readPanel = ({ name }: Service): string => `see panel.yaml of ${name}`;

function wrongBody(service: Service, { instancePath, message, params }: ErrorObject): PanelRefused {
  const field = `body${instancePath.replaceAll("/", ".")}`;
  const named = params.additionalProperty ? ` (${params.additionalProperty})` : "";
  return new PanelRefused("body", `${field} ${message}${named}`, { field, remedy: readPanel(service) });
}

/** What a panel action refused, in its own words; what would help is looked up while its transaction stands. */
async function refusedBy(
  { service, action, body: sent }: Omit<PanelCall, "sandbox">,
  { status, body, help }: ApiError,
): Promise<PanelRefused> {
  const said =
    typeof body === "object" && body !== null && "error" in body ? String(body.error) : `${action} is refused`;
  const change = typeof help === "function" ? await help() : help;
  const field = fieldNamed(said, sent);
  const lookUp = field && status === 404 ? `name one that is there: the rows of ${service.name} tell` : undefined;
  const remedy = change?.says ?? lookUp ?? readPanel(service);
  return new PanelRefused("refused", said, { status, field: field ?? action, remedy });
}

/** The field of a body whose value a refusal names. */
function fieldNamed(said: string, body: unknown): string | undefined {
  const words = ` ${said.replace(/\.$/, "")} `;
  const named = Object.entries(Object(body)).find(([, value]) => words.includes(` ${String(value)} `));
  return named && `body.${named[0]}`;
}
