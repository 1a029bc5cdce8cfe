import { afterEach, describe, expect, test } from "vitest";
import { switchOff } from "../../src/core/switch.ts";
import { ruleMutants } from "../../src/mutants/rule-mutants.ts";
import { parcels } from "./service/service.ts";
import {
  aBook,
  aReceiver,
  otherSender,
  parcelsIn,
  reader,
  type Simulation,
  type Situation,
  simulate,
} from "./simulate.ts";

afterEach(() => switchOff([]));

/** One expectation per rule; each holds on the service as it is, and on no service without the rule. */
const expectations: Readonly<Record<string, (simulation: Simulation) => Promise<void>>> = {
  "key-required": refuses({ headers: { "x-key": undefined } }, "key_missing"),
  "key-known": refuses({ headers: { "x-key": "nobody" } }, "key_unknown"),
  "timestamp-fresh": refuses({ timestamp: 1 }, "timestamp_stale"),
  "signature-matches": refuses({ headers: { "x-signature": "00" } }, "signature_mismatch"),
  "reader-changes-nothing": refuses({ by: reader }, "read_only"),
  "fields-required": refuses({ form: { to: "Ann" } }, "invalid_fields"),
  "weight-within-range": refuses(aBook({ weight_grams: 30_001, paid_cents: 99_999 }), "weight_out_of_range"),
  "body-readable": refuses(
    { path: "/receivers", raw: "{", headers: { "content-type": "application/json" } },
    "malformed_body",
  ),
  "body-within-limit": refuses({ tooLarge: true }, "body_too_large"),
  "address-known": refuses({ path: "/nowhere" }, "address_unknown"),
  "parcel-known": refuses({ method: "GET", path: "/parcels/pcl_0000000000" }, "parcel_unknown"),
  "postage-paid": refuses(aBook({ paid_cents: 899 }), "postage_unpaid"),
  "receiver-registered-once": async ({ call }) => {
    await call(aReceiver("http://127.0.0.1:1/"));
    expect(await call(aReceiver("http://127.0.0.1:1/"))).toMatchObject({ body: { code: "receiver_taken" } });
  },
  "postage-by-weight": async ({ call }) => {
    expect(await call(aBook({ service: "express", paid_cents: 1800 }))).toMatchObject({
      body: { postage_cents: 1800 },
    });
  },
  "parcel-of-another-invisible": async ({ call }) => {
    const path = await aParcel({ call });
    expect(await call({ method: "GET", path, by: otherSender })).toMatchObject({ body: { code: "parcel_unknown" } });
  },
  "only-under-way-cancelled": async ({ call }) => {
    const path = await aParcel({ call });
    await call({ method: "DELETE", path });
    expect(await call({ method: "DELETE", path })).toMatchObject({ body: { code: "not_under_way" } });
  },
  "delivered-when-due": async (simulation) => {
    await aParcel(simulation);
    await simulation.sandbox().advance({ days: 1 });
    expect(await parcelsIn(simulation)).toMatchObject([{ status: "delivered" }]);
  },
  "webhook-retried": async (simulation) => {
    await pretending(simulation, 500);
    expect(await simulation.sandbox().outbox({ kind: "webhook" })).toMatchObject([{ status: "pending" }]);
  },
  "gone-receiver-removed": async (simulation) => {
    await pretending(simulation, 410);
    expect(await simulation.sandbox().rows("parcels.receivers", 0, 9)).toMatchObject({ total: 0 });
  },
};

/** A parcel is announced to a receiver that answers as told. */
async function pretending({ call, sandbox }: Simulation, status: number): Promise<void> {
  await sandbox().addDeliveryPlan({ service: "parcels", plan: [{ pretend: status }] });
  await call(aReceiver("http://127.0.0.1:1/"));
  await call(aBook());
  await sandbox().settle();
}

function refuses(over: object, code: string) {
  return async ({ call }: Pick<Simulation, "call">) => {
    expect(await call({ ...aBook(), ...over })).toMatchObject({ body: { code } });
  };
}

async function aParcel({ call }: Pick<Simulation, "call">): Promise<string> {
  return `/parcels/${((await call(aBook())).body as { parcel_id: string }).parcel_id}`;
}

test("every rule that is told by an answer has its expectation", () => {
  const others = ["internal-error", "webhook-signed"];
  const rules = ruleMutants(parcels).map(({ rule }) => rule);
  expect([...Object.keys(expectations), ...others].sort()).toEqual(rules.toSorted());
});

describe.each(Object.entries(expectations))("%s", (rule, expectation) => {
  const mutant = ruleMutants(parcels).find((one) => one.rule === rule);
  const mutated: Situation = { without: mutant?.without ?? [], services: [mutant?.change(parcels) ?? parcels] };

  test("holds on the service as it is", async () => {
    await expectation(await simulate());
  });

  test("is missed when it is switched off", async () => {
    expect(mutant).toBeDefined();
    switchOff(mutant?.switchedOff ?? []);
    const simulation = await simulate(mutated);
    await expect(expectation(simulation)).rejects.toThrow();
  });
});

test("without the rule of signing, a receiver's check fails", async () => {
  const signatures: (string | undefined)[] = [];
  const send = async ({ headers }: { headers: Readonly<Record<string, string>> }) => {
    signatures.push(headers["x-parcels-signature"]);
    return { status: 200 };
  };
  const { call, sandbox } = await simulate({ machine: { send } });
  await call(aReceiver("http://127.0.0.1:1/"));
  switchOff(["webhook-signed"]);
  await call(aBook());
  await sandbox().settle();
  expect(signatures).toEqual([""]);
});
