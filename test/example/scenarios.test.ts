import { expect, test } from "vitest";
import { plus } from "../../src/core/instant.ts";
import { rankMath } from "../../src/services/rank-math/service.ts";
import { parcels } from "./service/service.ts";
import { noon, parcelsIn, type Simulation, simulate } from "./simulate.ts";

const asked = "parcels/delivery-fails-twice";

async function outboxOf({ sandbox }: Simulation, name: string) {
  const effects = await sandbox(name).outbox();
  return effects.map(({ kind, topic, status, dueAt }) => `${kind} ${topic} ${status} ${dueAt}`);
}

const day = (days: number) => plus(noon, { days });

test("steps happen at their own instants; what they would send is prepared, what is due later stays pending", async () => {
  const sent: string[] = [];
  const simulation = await simulate({ machine: { send: async ({ url }) => ({ status: sent.push(url) && 200 }) } });
  await simulation.simulator.runtime.create({ name: "played", scenarios: [asked] });
  expect(await outboxOf(simulation, "played")).toEqual([
    `webhook parcel.accepted prepared ${day(-2)}`,
    `job deliver-parcel delivered ${day(-1)}`,
    `webhook parcel.delivered prepared ${day(-1)}`,
    `webhook parcel.accepted prepared ${day(-1)}`,
    `job deliver-parcel pending ${day(1)}`,
  ]);
  const arrived = await parcelsIn(simulation, "played");
  expect(arrived).toMatchObject([{ status: "delivered", deliveredAt: day(-1) }, { status: "accepted" }]);
  expect(sent).toEqual([]);
  expect(simulation.defects).toEqual([]);
});

test("delivery plans and settings are kept with the sandbox", async () => {
  const { simulator } = await simulate();
  const { record } = await simulator.runtime.create({ name: "planned", scenarios: [asked] });
  expect(record.settings).toEqual({ parcels: { "too-late-status": 410 } });
  expect(record.deliveries).toMatchObject([
    {
      service: "parcels",
      topic: "parcel.delivered",
      plan: [{ pretend: 500 }, { pretend: "timeout" }, { send: "twice" }],
    },
  ]);
});

test("a saved sandbox's pending jobs still happen elsewhere, and numbering goes on", async () => {
  const simulation = await simulate();
  await simulation.simulator.runtime.create({ name: "saved", scenarios: [asked] });
  const text = await simulation.simulator.runtime.saveScenario("saved");
  const elsewhere = await simulate({ machine: { send: async () => ({ status: 200 }) } });
  const { sandbox } = await elsewhere.simulator.runtime.load("default", { file: { name: "saved.yaml", text } });
  expect(await parcelsIn(elsewhere)).toEqual(await parcelsIn(simulation, "saved"));
  expect(await outboxOf(elsewhere, "default")).toEqual([`job deliver-parcel pending ${day(1)}`]);
  const receiver = await elsewhere.call({
    path: "/receivers",
    json: { url: "http://127.0.0.1:9/", secret: "hush-hush" },
  });
  expect(receiver).toMatchObject({ status: 201, body: { receiver_id: 2 } });
  await sandbox.advance({ days: 1 });
  expect(await parcelsIn(elsewhere)).toMatchObject([
    { status: "delivered" },
    { status: "delivered", deliveredAt: day(1) },
  ]);
});

test("a scenario that follows the machine wakes for what it left pending", async () => {
  let now = Date.parse(noon);
  const waking: { at: number; run: () => void }[] = [];
  const simulation = await simulate({
    machine: {
      now: () => now,
      wake: (at, run) => {
        waking.push({ at, run });
        return () => {};
      },
      send: async () => ({ status: 200 }),
    },
  });
  const sandbox = await simulation.simulator.runtime.create({
    name: "woken",
    scenarios: [asked],
    clock: { follow: 0 },
  });
  await sandbox.settle();
  const next = waking.find(({ at }) => at === Date.parse(day(1)));
  now = Date.parse(day(1));
  next?.run();
  await sandbox.settle();
  expect((await parcelsIn(simulation, "woken")).map(({ status }) => status)).toEqual(["delivered", "delivered"]);
});

const forBoth = `scenario: A book is under way, and Jane has bought a licence.
services: [parcels, rank-math]
settings: { parcels: { too-late-status: 410 } }
rows:
  rank-math: { users: [{ id: third, email: third@example.com, role: reseller }] }
steps:
  - { service: rank-math, as: reseller, call: createOrder, fill: true, name: sale }
  - { at: -1d, service: parcels, as: sender, call: sendParcel, with: { to: Ann }, fill: true }
expect:
  - { service: rank-math, as: reseller, call: listOrders, answer: { data: { orders: [{ order: { id: $sale.data.order.id } }] } } }
  - { service: parcels, as: sender, call: addReceiver, with: { url: "http://127.0.0.1/", secret: short }, status: 400 }
`;

test("a file may be for several services, and loads together with others for none of them", async () => {
  const simulation = await simulate({ services: [parcels, rankMath] });
  const { runtime } = simulation.simulator;
  const file = { name: "both.yaml", text: forBoth };
  const sandbox = await runtime.create({ name: "both", file });
  expect((await sandbox.rows("rank-math.orders", 0, 9)).total).toBe(1);
  expect((await sandbox.rows("rank-math.users", 0, 9)).total).toBe(4);
  expect(await parcelsIn(simulation, "both")).toMatchObject([{ status: "delivered", to: "Ann" }]);
  await expect(runtime.create({ name: "twice", file, scenarios: [asked] })).rejects.toThrow(
    "a service has one scenario; asked for parcels",
  );
  const saved = await runtime.saveScenario("both");
  const again = await runtime.create({ name: "again", file: { name: "saved.yaml", text: saved } });
  expect(await again.rows("rank-math.orders", 0, 9)).toEqual(await sandbox.rows("rank-math.orders", 0, 9));
  expect(await parcelsIn(simulation, "again")).toEqual(await parcelsIn(simulation, "both"));
});

test("a topic that is nearly one of the contract's is refused with what was meant", async () => {
  const { simulator } = await simulate();
  const text = "service: parcels\ndeliveries: [{ topic: parcel.deliverd, plan: [{ send: twice }] }]\n";
  const { mistakes } = await simulator.runtime.checkScenario(text, "x.yaml");
  expect(mistakes).toMatchObject([
    { line: 2, column: 23, field: "deliveries[0].topic", remedy: "did you mean parcel.delivered?" },
  ]);
});

test("an effect that was pending in a file is done when it falls due", async () => {
  const simulation = await simulate();
  const text = `service: parcels
rows: { parcels: [{ id: pcl_0a1b2c3d4e, account: sender, to: Ann, weightGrams: 1, postageCents: 1, status: accepted, dueAt: +1h }] }
pending: [{ kind: job, topic: deliver-parcel, due: +1h, data: { parcelId: pcl_0a1b2c3d4e } }]
`;
  const sandbox = await simulation.simulator.runtime.create({ name: "pending", file: { name: "x.yaml", text } });
  await sandbox.advance({ hours: 1 });
  expect(await parcelsIn(simulation, "pending")).toMatchObject([
    { status: "delivered", deliveredAt: plus(noon, { hours: 1 }) },
  ]);
});
