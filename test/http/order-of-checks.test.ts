import { describe, expect, test } from "vitest";
import { rankMath } from "../../src/services/rank-math/service.ts";
import { parcels } from "../example/service/service.ts";
import { aBook, type Call, reader, simulate } from "../example/simulate.ts";
import { anOrder, type RankMathCall, rankMathRequest, simulateRankMath, subscriber } from "./rank-math.ts";

/** A request wrong in two ways, and the rule that must be the one to refuse it. */
type Row<WrongCall> = readonly [first: string, second: string, call: WrongCall, rule: string];

const nobody = { "x-key": undefined };
const stranger = { "x-key": "nobody" };
const json = { "content-type": "application/json" };
const large = { path: "/receivers", json: {}, tooLarge: true };

describe(`parcels checks ${parcels.checks.join(", ")}`, () => {
  const rows: readonly Row<Call>[] = [
    ["no key", "no such route", { method: "GET", path: "/nowhere", headers: nobody }, "key-required"],
    ["no key", "a broken body", { path: "/receivers", raw: "{", headers: { ...json, ...nobody } }, "key-required"],
    ["no key", "missing fields", { form: {}, headers: nobody }, "key-required"],
    ["no such route", "an unknown key", { method: "GET", path: "/nowhere", headers: stranger }, "address-known"],
    ["no such route", "a broken body", { path: "/nowhere", raw: "{", headers: json }, "address-known"],
    ["no such route", "no right", { method: "PUT", path: "/receivers", by: reader }, "address-known"],
    [
      "a broken body",
      "an unknown key",
      { path: "/receivers", raw: "{", headers: { ...json, ...stranger } },
      "body-readable",
    ],
    ["a body too large", "a wrong signature", { ...large, headers: { "x-signature": "" } }, "body-within-limit"],
    ["a broken body", "no right", { path: "/receivers", raw: "{", headers: json, by: reader }, "body-readable"],
    ["an unknown key", "missing fields", { form: {}, headers: stranger }, "key-known"],
    [
      "a stale timestamp",
      "a wrong signature",
      { ...aBook(), timestamp: 1, headers: { "x-signature": "" } },
      "timestamp-fresh",
    ],
    ["a wrong signature", "missing fields", { form: {}, headers: { "x-signature": "" } }, "signature-matches"],
    ["a wrong signature", "no right", { ...aBook(), by: reader, headers: { "x-signature": "" } }, "signature-matches"],
    ["missing fields", "no right", { form: {}, by: reader }, "fields-required"],
    ["too heavy", "no right", { ...aBook({ weight_grams: 99_999 }), by: reader }, "weight-within-range"],
    [
      "no right",
      "no such parcel",
      { method: "DELETE", path: "/parcels/pcl_0000000000", by: reader },
      "reader-changes-nothing",
    ],
  ];

  test.each(rows)("%s comes before %s", async (_first, _second, call, rule) => {
    const { headers } = await (await simulate()).call(call);
    expect(headers["x-stunt-double-rule"]).toBe(`parcels/${rule}`);
  });
});

describe(`rank-math checks ${rankMath.checks.join(", ")}`, () => {
  const wrongPassword = "reseller:wrong";
  const brokenOrder = { method: "POST", path: "/payment/", raw: "{" };
  const rows: readonly Row<RankMathCall>[] = [
    ["a wrong password", "no such route", { path: "/nowhere", login: wrongPassword }, "application-password-wrong"],
    ["a wrong password", "a broken body", { ...brokenOrder, login: wrongPassword }, "application-password-wrong"],
    [
      "an unknown user",
      "missing parameters",
      { method: "POST", path: "/payment/", login: "x:y" },
      "reseller-username-unknown",
    ],
    ["no such route", "a broken body", { ...brokenOrder, path: "/nowhere" }, "route-and-method-known"],
    ["no such route", "no credentials", { path: "/nowhere", login: undefined }, "route-and-method-known"],
    ["no such route", "no rights", { path: "/nowhere", login: subscriber }, "route-and-method-known"],
    ["a broken body", "no credentials", { ...brokenOrder, login: undefined }, "json-body-well-formed"],
    ["a broken body", "no rights", { ...brokenOrder, login: subscriber }, "json-body-well-formed"],
    [
      "missing parameters",
      "no credentials",
      { path: "/customer/", login: undefined },
      "missing-parameters-before-missing-credentials",
    ],
    ["wrong parameters", "no credentials", { ...anOrder({ plan: "gold" }), login: undefined }, "plan-known"],
    [
      "missing parameters",
      "no rights",
      { ...anOrder({ plan: undefined }), login: subscriber },
      "required-parameters-present",
    ],
    ["no credentials", "no such order", { path: "/order/1", login: undefined }, "credentials-required"],
    ["no rights", "no such order", { path: "/order/1", login: subscriber }, "caller-is-a-reseller"],
    [
      "no rights",
      "no subscription named",
      { ...anOrder({ type: "renewal" }), login: subscriber },
      "caller-is-a-reseller",
    ],
  ];

  test.each(rows)("%s comes before %s", async (_first, _second, call, rule) => {
    const { simulator } = await simulateRankMath();
    const { headers } = await simulator.pipeline.handle(rankMath, rankMathRequest(call));
    expect(headers["x-stunt-double-rule"]).toBe(`rank-math/${rule}`);
  });
});
