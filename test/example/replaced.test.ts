import { describe, expect, test } from "vitest";
import { hearing } from "./hearing.ts";
import { parcels } from "./service/service.ts";
import { aBook, rawOf, type Simulation } from "./simulate.ts";

type Runtime = Simulation["simulator"]["runtime"];

describe("a receiver that has the sandbox replaced while it is being told is not waited for", () => {
  test.each<[string, (runtime: Runtime) => Promise<unknown>]>([
    ["reset", (runtime) => runtime.reset("default")],
    ["loaded", (runtime) => runtime.load("default", { scenarios: ["parcels/default"] })],
    ["deleted", (runtime) => runtime.delete("default")],
    ["loaded from a snapshot", (runtime) => runtime.snapshots.load("empty", "default")],
  ])("%s", async (_how, replace) => {
    const reported: string[] = [];
    const { simulator, sandbox, call, heard, defects } = await hearing(
      async () => {
        await replace(simulator.runtime);
        return 200;
      },
      { onEffect: (_sandbox, { topic }) => reported.push(topic) },
    );
    await simulator.runtime.snapshots.save("default", "empty");
    const before = sandbox();
    await call(aBook());
    await before.settle();
    await expect.poll(() => simulator.runtime.get("default") !== before).toBe(true);
    expect(heard).toHaveLength(1);
    expect(reported).toEqual([]);
    expect(defects).toEqual([]);
  });
});

test.each<[string, (runtime: Runtime) => Promise<unknown>]>([
  ["reset", (runtime) => runtime.reset("default")],
  ["deleted", (runtime) => runtime.delete("default")],
])("an advance of a sandbox that is %s meanwhile is refused", async (_how, replace) => {
  const { simulator, sandbox, call } = await hearing(async ({ headers }) => {
    if (headers["x-parcels-topic"] === "parcel.delivered") await replace(simulator.runtime);
    return 200;
  });
  await call(aBook());
  const advanced = sandbox().advance({ days: 3 });
  await expect(advanced).rejects.toThrow("the sandbox was reset, loaded anew, deleted or stopped meanwhile");
});

test("what is announced on the way into a replaced sandbox is delivered from its successor", async () => {
  const { simulator, sandbox, call } = await hearing();
  const before = sandbox();
  await simulator.runtime.load("default", {});
  await call({ path: "/receivers", json: { url: "http://127.0.0.1:9001/hook", secret: "hush-hush" } });
  await sandbox().settle();
  await simulator.pipeline.exchangeFor(before, parcels, rawOf(aBook()));
  const { enough } = await sandbox().waitForEffects({ status: "delivered" }, 1, 2_000);
  expect(enough).toBe(true);
});

test("what a replaced sandbox still hears of is not written into its successor", async () => {
  const { simulator, sandbox } = await hearing();
  const before = sandbox();
  await simulator.runtime.reset("default");
  const record = sandbox().record;
  await before.setClock("2030-01-01T00:00:00.000Z");
  await before.addFault({ service: "parcels", operation: "getParcel", transport: "reset", next: 1, at: "before" });
  await simulator.runtime.snapshots.save("default", "now");
  const { record: kept } = await simulator.runtime.snapshots.export("now");
  expect(kept).toMatchObject({ clock: record.clock, faults: [] });
});

test("an effect that the service cannot judge is given up, and the others get their turn", async () => {
  const retries = (_settings: unknown, { id }: { id: number }) => {
    if (id === 1) throw new Error("no such schedule");
    return [];
  };
  const { deliver } = parcels;
  if (!deliver) throw new Error("parcels deliver nothing");
  const broken = { ...parcels, deliver: { ...deliver, retries } };
  const { sandbox, call } = await hearing((_request, n) => (n === 1 ? 500 : 200), { services: [broken] });
  for (const to of ["Ann", "Bo"]) await call(aBook({ to }));
  await sandbox().settle();
  expect(await sandbox().outbox({ kind: "webhook" })).toMatchObject([
    { status: "failed", attempts: [{ error: "no such schedule" }] },
    { status: "delivered" },
  ]);
});

test("at the end of time nothing that is put off falls due at once", async () => {
  const { sandbox, call, heard } = await hearing(() => 500);
  await sandbox().setClock("9999-12-31T23:59:50.000Z");
  await call(aBook());
  await sandbox().settle();
  expect(heard).toHaveLength(1);
  expect(await sandbox().nextDueAt()).toBe("9999-12-31T23:59:59.999Z");
});
