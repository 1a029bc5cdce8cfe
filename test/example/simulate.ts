import { createHmac } from "node:crypto";
import type { RawRequest } from "../../src/core/http.ts";
import type { Service } from "../../src/core/service.ts";
import { expressApplication } from "../../src/http/express-adapter.ts";
import { gatewayListener } from "../../src/http/gateway.ts";
import { nodeListener } from "../../src/http/node-adapter.ts";
import { type Machine, thisMachine } from "../../src/runtime/machine.ts";
import { Simulator, type SimulatorOptions } from "../../src/simulator.ts";
import { parcels } from "./service/service.ts";

export const noon = "2026-03-01T12:00:00.000Z";
export const secondsAtNoon = Date.parse(noon) / 1000;

export interface Key {
  readonly key: string;
  readonly secret: string;
}
export const sender: Key = { key: "sender-key", secret: "sender-secret" };
export const otherSender: Key = { key: "other-sender-key", secret: "other-secret" };
export const reader: Key = { key: "reader-key", secret: "reader-secret" };

/** A request before it is signed. A `form` or `json` becomes the body; `headers` win over what signing adds. */
export interface Call {
  readonly method?: string;
  readonly path?: string;
  readonly query?: string;
  readonly form?: Readonly<Record<string, string | number>>;
  readonly json?: unknown;
  readonly raw?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly by?: Key | undefined;
  readonly timestamp?: number;
  readonly tooLarge?: boolean;
}

/** What goes over the wire for a call. */
export interface Wire {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

export function signed(call: Call): Wire {
  const { method = "POST", path = "/parcels", query = "", by = sender, timestamp = secondsAtNoon } = call;
  const body = bodyOf(call);
  const text = [method, path, timestamp, body.toString("utf8")].join("\n");
  const headers: Record<string, string | undefined> = {
    ...(call.form ? { "content-type": "application/x-www-form-urlencoded" } : {}),
    ...("json" in call ? { "content-type": "application/json" } : {}),
    "x-key": by.key,
    "x-timestamp": String(timestamp),
    "x-signature": createHmac("sha256", by.secret).update(text).digest("hex"),
    ...call.headers,
  };
  const given = Object.entries(headers).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return { method, path, query, headers: Object.fromEntries(given), body };
}

function bodyOf({ form, json, raw }: Call): Buffer {
  if (raw !== undefined) return Buffer.from(raw as Uint8Array);
  if (form) return Buffer.from(new URLSearchParams(form as Record<string, string>).toString());
  return Buffer.from(json === undefined ? "" : JSON.stringify(json));
}

/** A form that is accepted, but for what a test is about. */
export const aBook = (over: Readonly<Record<string, string | number>> = {}): Call => ({
  form: { to: "Ann", weight_grams: 400, deliver_in_hours: 24, paid_cents: 900, ...over },
});

export const aReceiver = (url: string, secret = "hush-hush"): Call => ({ path: "/receivers", json: { url, secret } });

export interface Situation extends Omit<SimulatorOptions, "services" | "machine"> {
  readonly services?: readonly Service[];
  readonly machine?: Partial<Machine>;
}

/** A simulator of the example service in this process, at noon, and what a test needs around it. */
export async function simulate({ services = [parcels], machine = {}, ...options }: Situation = {}) {
  const defects: unknown[] = [];
  const complaints: string[] = [];
  const simulator = await Simulator.create({
    clock: noon,
    port: 0,
    fixtures: [`${import.meta.dirname}/fixtures`],
    onDefect: (error) => defects.push(error),
    onExchange: (entry) => complaints.push(...(entry.complaints ?? [])),
    ...options,
    services: services.map((service, i) => ({ service, offset: i + 1 })),
    machine: { ...thisMachine, now: () => Date.parse(noon), ...machine },
  });
  const [service = parcels] = services;
  const edge = { pipeline: simulator.pipeline, service, now: () => Date.parse(noon), health: () => simulator.health() };
  return {
    simulator,
    defects,
    complaints,
    sandbox: (name = "default") => {
      const sandbox = simulator.runtime.get(name);
      if (!sandbox) throw new Error(`no sandbox ${name}`);
      return sandbox;
    },
    /** Signs and sends a call without a socket. */
    call: (call: Call) => simulator.pipeline.handle(service, rawOf(call)),
    express: () => expressApplication(edge),
    node: () => nodeListener(edge),
    gateway: () =>
      gatewayListener({
        services,
        health: edge.health,
        control: () => simulator.control(),
        onDefect: console.error,
        edge,
      }),
  };
}

export type Simulation = Awaited<ReturnType<typeof simulate>>;

export const rawOf = (call: Call): RawRequest => ({
  ...signed(call),
  receivedAt: Date.parse(noon),
  base: "http://127.0.0.1:4109",
  ...(call.tooLarge ? { tooLarge: true } : {}),
});

/** The parcels that a sandbox holds. */
export async function parcelsIn({ sandbox }: Simulation, name = "default"): Promise<readonly { status: string }[]> {
  const { rows } = await sandbox(name).rows("parcels.parcels", 0, 100);
  return rows as unknown as readonly { status: string }[];
}
