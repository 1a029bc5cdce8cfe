import { expect, test } from "vitest";
import type { Service } from "../../src/core/service.ts";
import { mutantsOf } from "../../src/mutants/derive.ts";
import { parcels } from "./service/service.ts";
import { aBook, aReceiver, simulate } from "./simulate.ts";

const address = (name: string) => `http://127.0.0.1:1/${name}`;

/** Two parcels told to three receivers: one hears at once, one at the second attempt, one is gone. Everything heard and kept. */
async function courier(service: Service): Promise<unknown> {
  const heard: unknown[] = [];
  const answers: Record<string, number[]> = { [address("late")]: [500], [address("gone")]: [410] };
  const send = async (request: { url: string; headers: object; body: string; method: string }) => {
    const { url, headers, body, method } = request;
    heard.push({ url, headers, body, method });
    return { status: answers[url]?.shift() ?? 200 };
  };
  const { call, sandbox } = await simulate({ services: [service], machine: { send } });
  for (const name of ["prompt", "late", "gone"]) await call(aReceiver(address(name)));
  for (const hours of [24, 48]) {
    await call(aBook({ deliver_in_hours: hours }));
    await sandbox().settle();
  }
  for (const by of [{ minutes: 1 }, { hours: 24 }, { hours: 24 }]) await sandbox().advance(by);
  const outbox = await sandbox().outbox({});
  return { heard, outbox, rows: await sandbox().rows("parcels.parcels", 0, 9) };
}

/** A parcel that was only just accepted has no time of delivery to leave out. */
const nothingToMiss = ["parcels/effects/parcel.accepted/parcel.delivered_at/missing"];

test("every effect mutant makes a courier do something else, and an unchanged one does the same twice", async () => {
  const usual = await courier(parcels);
  expect(await courier({ ...parcels })).toEqual(usual);

  const unseen: string[] = [];
  const mutants = mutantsOf(parcels).filter(({ kind }) => kind === "effects");
  for (const { id, change } of mutants) {
    const changed = await courier(change(parcels));
    if (JSON.stringify(changed) === JSON.stringify(usual)) unseen.push(id);
  }
  expect(unseen).toEqual(nothingToMiss);
  expect(mutants.length).toBeGreaterThan(25);
});
