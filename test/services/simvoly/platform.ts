import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll } from "vitest";
import type { RawReply } from "../../../src/core/http.ts";
import { thisMachine } from "../../../src/runtime/machine.ts";
import { runPanel } from "../../../src/runtime/panel.ts";
import { simvoly } from "../../../src/services/simvoly/service.ts";
import { Simulator, type SimulatorOptions } from "../../../src/simulator.ts";

export const platformKey = "5f0c1d7e9a2b4c86b3e1f4a7d0829c65";

export const everyTopic = [
  "user_created",
  "project_created",
  "website_created",
  "trial_expired",
  "subscription_activated",
  "subscription_renewed",
  "subscription_expired",
  "bandwidth_notification",
  "affiliate_joined",
  "website_deleted",
  "project_deleted",
] as const;

/** A request as it arrived, its body byte for byte. */
export interface Arrived {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Listens on this machine until the tests of the file are over, and takes everything. */
export async function aReceiver() {
  const arrived: Arrived[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    arrived.push({ path: request.url ?? "", headers: request.headers, body });
    response.writeHead(200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, arrived };
}

/** A white label without customers or plans, in this process, its clock frozen; a defect of ours fails the call that meets it. */
export async function aPlatform(clock: string, options: SimulatorOptions = {}) {
  const simulator = await Simulator.create({
    clock,
    scenarios: ["simvoly/empty-platform"],
    services: [{ service: simvoly, offset: 3 }],
    machine: { ...thisMachine, now: () => Date.parse(clock) },
    onDefect: (error) => {
      throw error;
    },
    ...options,
  });
  const sandbox = simulator.runtime.get("default");
  if (!sandbox) throw new Error("there is no sandbox");
  const ask = (
    method: string,
    path: string,
    form: Readonly<Record<string, string | number>> = {},
  ): Promise<RawReply> => {
    const text = new URLSearchParams(
      Object.entries(form).map(([name, value]): [string, string] => [name, String(value)]),
    ).toString();
    return simulator.pipeline.handle(simvoly, {
      method,
      path,
      query: method === "GET" ? text : "",
      headers: { "x-client-key": platformKey, "content-type": "application/x-www-form-urlencoded" },
      body: Buffer.from(method === "GET" ? "" : text),
      receivedAt: Date.parse(sandbox.now()),
      base: "http://127.0.0.1:4103",
    });
  };
  /** A call that must succeed; answers its body. */
  const call = async (...asked: Parameters<typeof ask>) => {
    const { status, body } = await ask(...asked);
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body as { data: Record<string, never> };
  };
  const panel = (action: string, body: unknown) =>
    runPanel({ sandbox, service: simvoly, action, body }) as Promise<{ id: number; secret: string }>;
  return { simulator, sandbox, ask, call, panel };
}
