import type { RawReply, RawRequest } from "../../../src/core/http.ts";
import { thisMachine } from "../../../src/runtime/machine.ts";
import { runPanel } from "../../../src/runtime/panel.ts";
import { auth } from "../../../src/services/wallit/auth.ts";
import { wallit } from "../../../src/services/wallit/service.ts";
import { Simulator, type SimulatorOptions } from "../../../src/simulator.ts";

export const noon = "2026-03-10T12:00:00.000Z";
export const manageKey = "BB772A5B-1E7B-461C-8AC6-CA9E6E2FD2B9";
export const accessKey = "2BA53ADE-07A7-427F-8E06-2BC7733A2FC8";
export const bea = "43f9d0c1-6e2b-4a58-9b17-8d0c5f3e2a16";

export interface Call {
  readonly method?: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The key that signs; left out = that of the path's API. */
  readonly key?: string;
  readonly secret?: string;
  readonly at?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly unsigned?: true;
}

/** A request as a client of the vendor's sends it. */
export function requestOf(call: Call, now = noon): RawRequest {
  const { method = "GET", path, query = {}, body, headers, secret = "test-secret", at = now } = call;
  const key = call.key ?? (path.startsWith("/api/Property") ? manageKey : accessKey);
  const plain: RawRequest = {
    method,
    path,
    query: new URLSearchParams(query).toString(),
    headers: body === undefined ? {} : { "content-type": "application/json" },
    body: Buffer.from(body === undefined ? "" : JSON.stringify(body)),
    receivedAt: Date.parse(now),
    base: "http://127.0.0.1:4102",
  };
  const signed = call.unsigned ? plain : auth.sign(plain, { key, secret }, at);
  return { ...signed, headers: { ...signed.headers, ...headers } };
}

/** A Wallit simulator in this process, frozen at noon; a defect of ours fails the call that meets it. */
export async function aSite(options: SimulatorOptions = {}) {
  const simulator = await Simulator.create({
    clock: noon,
    services: [{ service: wallit, offset: 2 }],
    machine: { ...thisMachine, now: () => Date.parse(noon) },
    onDefect: (error) => {
      throw error;
    },
    ...options,
  });
  const sandbox = simulator.runtime.get("default");
  if (!sandbox) throw new Error("there is no sandbox");
  const ask = (call: Call): Promise<RawReply> =>
    simulator.pipeline.handle(wallit, requestOf(call, simulator.runtime.get("default")?.now()));
  const answered = async (call: Call): Promise<Record<string, unknown>> => {
    const { status, body } = await ask(call);
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body as Record<string, unknown>;
  };
  return {
    simulator,
    sandbox,
    ask,
    answered,
    panel: (action: string, body: unknown) => runPanel({ sandbox, service: wallit, action, body }),
    /** What the access API decides about a resource. */
    access: (resource: string, query: Readonly<Record<string, string>> = {}) =>
      answered({ path: `/api/Resource/${accessKey}/${resource}`, query: { ResourceURL: "", UserToken: "", ...query } }),
    property: (path = "") => `/api/Property/${manageKey}${path}`,
  };
}
