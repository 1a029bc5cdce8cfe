import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { attemptsOf, hearing } from "./hearing.ts";
import { aBook, type Situation, simulate } from "./simulate.ts";

let data = "";
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), "stunt-double-effects-"));
});
afterEach(() => rm(data, { recursive: true }));

/** A simulator that takes up what another one left in the folder. */
async function again(status: number, options: Situation = {}) {
  const bodies: string[] = [];
  const send = async ({ body }: { body: string }) => {
    bodies.push(body);
    return { status };
  };
  return { ...(await simulate({ data, ...options, machine: { send } })), bodies };
}

test("retries that are pending, plans half used and what was put off survive a restart", async () => {
  const before = await hearing(() => 500, { data });
  const plan = [{ pretend: 503 }, { hold: 5 }, { wait: "PT2H" }, { send: "stale" }] as const;
  await before.sandbox().addDeliveryPlan({ service: "parcels", topic: "parcel.accepted", plan });
  for (const to of ["Ann", "Bo"]) await before.call(aBook({ to, deliver_in_hours: 48 }));
  await before.sandbox().settle();
  const outbox = await before.sandbox().outbox();
  await before.simulator.close();

  const after = await again(200);
  expect(await after.sandbox().outbox()).toEqual(outbox);
  expect(after.sandbox().deliveryPlans()).toEqual([
    { id: 1, service: "parcels", topic: "parcel.accepted", plan: [{ wait: "PT2H" }, { send: "stale" }] },
  ]);
  await after.sandbox().advance({ hours: 5 });
  expect(attemptsOf(await after.sandbox().outbox({ kind: "webhook" }))).toEqual([
    ["12:00:00 503 pretended", "14:00:30 200"],
    ["13:00:00 200"],
  ]);
  expect(after.sandbox().deliveryPlans()).toMatchObject([{ plan: [{ send: "stale" }] }]);
  await after.simulator.close();
});
