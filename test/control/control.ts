import { Ajv2020 } from "ajv/dist/2020.js";
import type { Express } from "express";
import request, { type Response } from "supertest";
import { expect } from "vitest";
import { contractFolder, readContractFile } from "../../openapi/read.ts";
import type { OutgoingRequest } from "../../src/core/effect.ts";
import type { Service } from "../../src/core/service.ts";
import { type Machine, thisMachine } from "../../src/runtime/machine.ts";
import { registry } from "../../src/services/registry.ts";
import { Simulator, type SimulatorOptions } from "../../src/simulator.ts";
import { parcels } from "../example/service/service.ts";

export interface ControlDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentOperation>>>>;
}
export interface DocumentOperation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, { readonly $ref?: string }>>;
}

export const document = readContractFile(contractFolder("control"), "openapi") as ControlDocument;
const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
ajv.addSchema(document, "control");

const escaped = (name: string): string => encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"));

const places = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).flatMap(([method, { operationId, responses }]) =>
    operationId ? [{ operationId, responses, at: `control#/paths/${escaped(path)}/${method}/responses` }] : [],
  ),
);

export const operationIds: readonly string[] = places.map(({ operationId }) => operationId);

/** Operations that answered as their contract says when all was well. */
export const succeeded = new Set<string>();

/** Holds an answer against openapi/control: its status is declared and its body as promised. */
export function expectContract(operationId: string, { status, body, text }: Response): void {
  const place = places.find((one) => one.operationId === operationId);
  if (!place) throw new Error(`the control contract has no ${operationId}`);
  expect(Object.keys(place.responses), `statuses of ${operationId}: ${text}`).toContain(String(status));
  if (status < 300) succeeded.add(operationId);
  if (status === 204) {
    expect(text).toBe("");
    return;
  }
  const shared = place.responses[status]?.$ref?.replace("#", "control#");
  const schema = `${shared ?? `${place.at}/${status}`}/content/application~1json/schema`;
  const validate = ajv.compile({ $ref: schema });
  expect(validate(body) ? [] : validate.errors, `${operationId} ${status}: ${JSON.stringify(body)}`).toEqual([]);
}

/** What runs beside each other in a control API of `aControl`. */
const services: readonly { readonly service: Service; readonly offset: number }[] = [
  ...registry,
  { service: parcels, offset: 6 },
];

/** How a refusal of an unknown service names those that there are. */
export const knownServices = `known: ${services.map(({ service }) => service.name).join(", ")}`;

/** What the contract's server puts before every path. */
export const prefix = "/_control/v1";

export const frozenAt = "2026-11-22T10:00:00.000Z";

export interface Control {
  readonly simulator: Simulator;
  readonly application: Express;
  /** What went out, in order; the receiver answers 200. */
  readonly sent: readonly OutgoingRequest[];
  /** Calls an operation and holds its answer against the contract. */
  call(operationId: string, method: Method, path: string, body?: unknown): Promise<Response>;
}

export type Method = "get" | "post" | "put" | "patch" | "delete";

/** The control API of a simulator of its own with every service and the example service, without a socket of ours. */
export async function aControl(options: SimulatorOptions = {}): Promise<Control> {
  const sent: OutgoingRequest[] = [];
  const machine: Machine = {
    ...thisMachine,
    async send(outgoing) {
      sent.push(outgoing);
      return { status: 200 };
    },
  };
  const simulator = await Simulator.create({
    clock: frozenAt,
    services,
    fixtures: [`${import.meta.dirname}/../example/fixtures`],
    machine,
    ...options,
  });
  const application = await simulator.control();
  return {
    simulator,
    application,
    sent,
    async call(operationId, method, path, body) {
      const asked = request(application)[method](prefix + path);
      const response = await (body === undefined ? asked : asked.send(body as object));
      expectContract(operationId, response);
      return response;
    },
  };
}

/** Everything that a refusal must leave as it is. */
export async function everything({ simulator: { runtime } }: Control): Promise<unknown> {
  const sandboxes = runtime.names().map(async (name) => {
    const sandbox = runtime.get(name);
    const journal = sandbox?.journal.entries().map(({ n }) => n);
    return { name, record: sandbox?.record, clock: sandbox?.clock(), hash: await sandbox?.hash(), journal };
  });
  return { sandboxes: await Promise.all(sandboxes), snapshots: runtime.snapshots.list() };
}
