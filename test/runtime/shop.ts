import type { RawReply, RawRequest } from "../../src/core/http.ts";
import { thisMachine } from "../../src/runtime/machine.ts";
import type { Sandbox } from "../../src/runtime/sandbox.ts";
import { rankMath } from "../../src/services/rank-math/service.ts";
import { Simulator, type SimulatorOptions } from "../../src/simulator.ts";

export const noon = "2026-03-01T12:00:00.000Z";

const passwords = {
  reseller: "aaaa bbbb cccc dddd eeee ffff",
  "other-reseller": "gggg hhhh iiii jjjj kkkk llll",
  subscriber: "mmmm nnnn oooo pppp qqqq rrrr",
};
export type Role = keyof typeof passwords;

export interface Call {
  readonly method?: string;
  /** What comes after `/wp-json/reseller/v1/`. */
  readonly path: string;
  readonly query?: string;
  readonly body?: unknown;
  readonly by?: Role | { readonly username: string; readonly password: string } | "nobody";
  readonly sandbox?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly base?: string;
}

export function requestOf({
  method = "GET",
  path,
  query = "",
  body,
  by = "reseller",
  sandbox,
  headers,
  base,
}: Call): RawRequest {
  const { username, password } =
    typeof by === "object" ? by : { username: by, password: by === "nobody" ? "" : passwords[by] };
  return {
    method,
    path: `/wp-json/reseller/v1/${path}`,
    query,
    headers: {
      ...(by === "nobody"
        ? {}
        : { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(sandbox === undefined ? {} : { "x-sandbox": sandbox }),
      ...headers,
    },
    body: Buffer.from(body === undefined ? "" : JSON.stringify(body)),
    receivedAt: Date.parse(noon),
    base: base ?? "http://127.0.0.1:4105",
  };
}

/** A Rank Math simulator in this process, frozen at noon; a defect of ours fails the call that meets it. */
export async function aShop(options: SimulatorOptions = {}) {
  const simulator = await Simulator.create({
    clock: noon,
    services: [{ service: rankMath, offset: 5 }],
    machine: { ...thisMachine, now: () => Date.parse(noon) },
    onDefect: (error) => {
      throw error;
    },
    ...options,
  });
  return {
    simulator,
    runtime: simulator.runtime,
    ask: (call: Call): Promise<RawReply> => simulator.pipeline.handle(rankMath, requestOf(call)),
    /** Does what someone would do in the back office. */
    panel: (action: string, body: unknown): Promise<unknown> => {
      const sandbox = simulator.runtime.get("default");
      const handler = rankMath.panel[action];
      if (!sandbox || !handler) throw new Error(`no panel action ${action}`);
      return sandbox.transact("rank-math", "", (ctx) => handler.handle({ path: {}, query: {}, body }, ctx));
    },
    sandbox: (name = "default"): Sandbox => {
      const sandbox = simulator.runtime.get(name);
      if (!sandbox) throw new Error(`no sandbox ${name}`);
      return sandbox;
    },
  };
}

export type Shop = Awaited<ReturnType<typeof aShop>>;

/** A parent order, but for what a test is about. */
export const anOrder = (over: Readonly<Record<string, unknown>> = {}, call: Partial<Call> = {}): Call => ({
  method: "POST",
  path: "payment/",
  body: { type: "parent", first_name: "Jane", email: "jane@example.com", plan: "seo-by-rank-math-pro", ...over },
  ...call,
});
