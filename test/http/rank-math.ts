import type { RawRequest } from "../../src/core/http.ts";
import { rankMath } from "../../src/services/rank-math/service.ts";
import { noon, type Situation, simulate } from "../example/simulate.ts";

/** A simulator of rank-math alone, at noon. */
export const simulateRankMath = (situation: Situation = {}) => simulate({ services: [rankMath], ...situation });

export const reseller = "reseller:aaaa bbbb cccc dddd eeee ffff";
export const subscriber = "subscriber:mmmm nnnn oooo pppp qqqq rrrr";

export interface RankMathCall {
  readonly method?: string;
  readonly path?: string;
  readonly query?: string;
  readonly json?: unknown;
  readonly raw?: string;
  readonly login?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

export const namespace = "/wp-json/reseller/v1";

export function rankMathRequest(call: RankMathCall): RawRequest {
  const { method = "GET", path = "/orders/", query = "", json, raw, headers = {} } = call;
  const login = "login" in call ? call.login : reseller;
  return {
    method,
    path: namespace + path,
    query,
    headers: {
      ...(login === undefined ? {} : { authorization: `Basic ${Buffer.from(login).toString("base64")}` }),
      ...(json === undefined && raw === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    body: Buffer.from(raw ?? (json === undefined ? "" : JSON.stringify(json))),
    receivedAt: Date.parse(noon),
    base: "http://127.0.0.1:4105",
  };
}

export const anOrder = (over: object = {}): RankMathCall => ({
  method: "POST",
  path: "/payment/",
  json: { type: "parent", first_name: "Ann", email: "ann@example.com", plan: "seo-by-rank-math-pro", ...over },
});
