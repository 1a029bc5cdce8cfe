import { beforeEach, describe, expect, test } from "vitest";
import { aControl, type Control } from "../control.ts";
import { aParcel, aReceiver } from "./parcels.ts";

let control: Control;
beforeEach(async () => {
  control = await aControl();
  await aReceiver(control);
});

const outbox = "/sandboxes/default/outbox";
const plans = "/sandboxes/default/deliveries";
const read = async (query = "") => (await control.call("readOutbox", "get", outbox + query)).body.effects;

describe("effects", () => {
  test("are listed, by what they have, and read one by one", async () => {
    await aParcel(control);
    await control.call("settle", "post", "/sandboxes/default/settle");
    const [webhook] = await read("?kind=webhook");
    expect(webhook).toMatchObject({ kind: "webhook", to: "http://127.0.0.1:8080/hooks", status: "delivered" });
    expect(await read("?status=failed")).toEqual([]);
    expect(await read(`?topic=${webhook.topic}&service=parcels`)).toEqual([webhook]);
    expect((await control.call("readEffect", "get", `${outbox}/${webhook.id}`)).body).toEqual(webhook);
  });

  test("are waited for, as long as is said", async () => {
    await aParcel(control);
    const wait = { kind: "webhook", status: "delivered", atLeast: 1 };
    const { effects, enough } = (await control.call("waitForEffects", "post", `${outbox}/wait`, wait)).body;
    expect({ found: effects.length, enough }).toEqual({ found: 1, enough: true });
    const more = { ...wait, atLeast: 2, within: "PT0S" };
    expect((await control.call("waitForEffects", "post", `${outbox}/wait`, more)).body.enough).toBe(false);
  });

  test("that are due are delivered at once", async () => {
    await aParcel(control);
    expect((await control.call("deliverDue", "post", `${outbox}/deliver`)).body.effects.length).toBeLessThan(2);
    expect((await read("?kind=webhook"))[0].status).toBe("delivered");
  });

  test("are delivered once more when asked", async () => {
    await aParcel(control);
    await control.call("settle", "post", "/sandboxes/default/settle");
    const [{ id }] = await read("?kind=webhook");
    const before = control.sent.length;
    const { body } = await control.call("redeliverEffect", "post", `${outbox}/${id}/redeliver`);
    expect(body.attempts).toMatchObject([{ status: 200 }, { status: 200, redelivered: true }]);
    expect(control.sent).toHaveLength(before + 1);
    expect(control.sent[before]?.body).toBe(control.sent[before - 1]?.body);
  });
});

describe("e-mails", () => {
  test("show the codes and links in them", async () => {
    const sandbox = control.simulator.runtime.get("default");
    await sandbox?.transact("parcels", "", async (ctx) => {
      const text = "Your code is 123456. Go to http://127.0.0.1:8080/confirm?c=123456.";
      ctx.emit({ kind: "email", topic: "confirm", to: "ann@example.com", data: { text } });
    });
    await control.call("settle", "post", "/sandboxes/default/settle");
    const [mail] = await read("?kind=email");
    expect(mail).toMatchObject({ codes: ["123456"], links: ["http://127.0.0.1:8080/confirm?c=123456"] });
  });
});

describe("delivery plans", () => {
  test("are followed step by step, listed and cleared", async () => {
    const plan = { service: "parcels", plan: [{ pretend: 500 }, { send: "twice" }] };
    const { status, body } = await control.call("addDeliveryPlan", "post", plans, plan);
    expect({ status, body }).toEqual({ status: 201, body: { id: 1, ...plan } });
    await aParcel(control);
    await control.call("settle", "post", "/sandboxes/default/settle");
    expect((await read("?kind=webhook"))[0].attempts[0]).toMatchObject({ status: 500, pretended: true });
    const left = (await control.call("listDeliveryPlans", "get", plans)).body;
    expect(left).toEqual({ plans: [{ id: 1, service: "parcels", plan: [{ send: "twice" }] }] });
    expect((await control.call("clearDeliveryPlans", "delete", `${plans}?id=1`)).body).toEqual({ removed: 1 });
    expect((await control.call("clearDeliveryPlans", "delete", plans)).body).toEqual({ removed: 0 });
  });
});
