import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { OutgoingRequest } from "../../src/core/effect.ts";
import { parcels } from "./service/service.ts";
import {
  aBook,
  aReceiver,
  otherSender,
  parcelsIn,
  rawOf,
  type Simulation,
  secondsAtNoon,
  simulate,
} from "./simulate.ts";

const first = "http://127.0.0.1:9001/hook";
const second = "http://127.0.0.1:9002/hook";

/** A simulator whose deliveries end in a list, with two receivers of the sender's and one of somebody else's. */
async function listening(send?: (request: OutgoingRequest) => Promise<{ status: number }>) {
  const sent: OutgoingRequest[] = [];
  const simulation = await simulate({
    machine: {
      send: async (request) => {
        sent.push(request);
        return send ? send(request) : { status: 200 };
      },
    },
  });
  await simulation.call(aReceiver(first, "first-secret"));
  await simulation.call(aReceiver(second, "second-secret"));
  await simulation.call({ ...aReceiver("http://127.0.0.1:9003/", "other-secret"), by: otherSender });
  return { ...simulation, sent };
}

const topics = (sent: readonly OutgoingRequest[]) => sent.map(({ url, headers }) => [url, headers["x-parcels-topic"]]);

describe("an accepted parcel", () => {
  test("is announced once to every receiver of its sender, in the order in which they registered", async () => {
    const { call, sandbox, sent } = await listening();
    const { body } = await call(aBook());
    await sandbox().settle();
    expect(topics(sent)).toEqual([
      [first, "parcel.accepted"],
      [second, "parcel.accepted"],
    ]);
    expect(JSON.parse(sent[0]?.body ?? "")).toEqual({ topic: "parcel.accepted", sent_at: secondsAtNoon, parcel: body });
    await sandbox().settle();
    expect(sent).toHaveLength(2);
  });

  test("is announced under each receiver's own secret, over the bytes that are sent", async () => {
    const { call, sandbox, sent } = await listening();
    await call(aBook({ to: "Zoë Grün 😀" }));
    await sandbox().settle();
    const expected = ["first-secret", "second-secret"].map((secret, i) =>
      createHmac("sha512", secret)
        .update(Buffer.from(sent[i]?.body ?? "", "utf8"))
        .digest("hex"),
    );
    expect(sent.map(({ headers }) => headers["x-parcels-signature"])).toEqual(expected);
    expect(sent[0]?.body).toContain("Zoë Grün 😀");
  });

  test("is announced after it was kept, outside any transaction", async () => {
    const seen: unknown[] = [];
    const simulation: Simulation = await listening(async () => {
      seen.push((await parcelsIn(simulation)).map(({ status }) => status));
      return { status: 200 };
    });
    await simulation.call(aBook());
    await simulation.sandbox().settle();
    expect(seen).toEqual([["accepted"], ["accepted"]]);
  });

  test("is announced in the order of acceptance, every receiver of one before the next", async () => {
    const { call, sandbox, sent } = await listening();
    const replies = await Promise.all(["Ann", "Bo", "Cy"].map((to) => call(aBook({ to }))));
    expect(replies.map(({ status }) => status)).toEqual([201, 201, 201]);
    await sandbox().settle();
    const names = sent.map(({ body }) => JSON.parse(body).parcel.to);
    expect(names).toEqual(["Ann", "Ann", "Bo", "Bo", "Cy", "Cy"]);
  });
});

describe("nothing is announced", () => {
  test.each([
    ["of a parcel that is refused and kept", aBook({ paid_cents: 0 }), 402],
    ["of a parcel that is refused outright", aBook({ weight_grams: 0 }), 422],
  ])("%s", async (_what, call, status) => {
    const { call: send, sandbox, sent } = await listening();
    expect(await send(call)).toMatchObject({ status });
    await sandbox().settle();
    expect(sent).toEqual([]);
    expect(await sandbox().outbox()).toEqual([]);
  });
});

describe("a delivery", () => {
  test.each([
    ["answered 204 counts", 204, "delivered"],
    ["answered 500 does not and is tried again", 500, "pending"],
    ["answered with a redirection does not and is tried again", 302, "pending"],
  ])("%s", async (_what, status, outcome) => {
    const { call, sandbox } = await listening(async () => ({ status }));
    await call(aBook());
    await sandbox().settle();
    const [effect] = await sandbox().outbox();
    expect(effect).toMatchObject({
      kind: "webhook",
      status: outcome,
      attempts: [{ at: "2026-03-01T12:00:00.000Z", status }],
    });
  });

  test("that fails stands in nobody's way", async () => {
    const { call, sandbox, sent } = await listening(async ({ url }) => {
      if (url === first) throw new Error("no answer");
      return { status: 200 };
    });
    expect(await call(aBook())).toMatchObject({ status: 201 });
    await sandbox().settle();
    expect(sent).toHaveLength(2);
    expect((await sandbox().outbox()).slice(0, 2)).toMatchObject([
      { status: "pending", attempts: [{ error: "no answer" }] },
      { status: "delivered", attempts: [{ status: 200 }] },
    ]);
  });

  test("may call back, and is answered", async () => {
    const answers: number[] = [];
    const simulation: Simulation = await listening(async ({ body }) => {
      const path = `/parcels/${JSON.parse(body).parcel.parcel_id}`;
      const { status } = await simulation.simulator.pipeline.handle(parcels, rawOf({ method: "DELETE", path }));
      answers.push(status);
      return { status: 200 };
    });
    await simulation.call(aBook());
    await simulation.sandbox().settle();
    expect(answers).toEqual([204, 409]);
    expect(await parcelsIn(simulation)).toMatchObject([{ status: "cancelled" }]);
  });
});
