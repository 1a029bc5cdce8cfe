import { expect, test } from "vitest";
import { matching } from "../../conformance/kit/index.ts";
import { aCase, judge, sent } from "./parcels.ts";

const run = (play: Parameters<typeof aCase>[0], answer = () => sent()) => judge([aCase(play)], answer);

test("calls are built from the contract and signed by the role", async () => {
  const { seen } = await run({
    async run({ as, anonymous }) {
      (await as("sender").call("getParcel", { path: { id: 7 }, query: { fields: ["to", "id"] } })).is(200);
      await anonymous.call("sendParcel", { body: { to: "Ann & Bob" }, as: "form" });
      await as("sender").call("sendParcel", { body: { to: "x" }, headers: { Authorization: undefined, "x-y": "z" } });
    },
  });
  const [, get, form, stripped] = seen;
  expect(get).toMatchObject({ method: "GET", url: "http://127.0.0.1:4999/parcels/7?fields=to%2Cid" });
  expect(get?.headers["authorization"]).toBe("Plain sam:hush hush");
  expect(form).toMatchObject({
    body: "to=Ann+%26+Bob",
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
  expect(form?.headers).not.toHaveProperty("authorization");
  expect(stripped?.headers).toMatchObject({ "x-y": "z", "content-type": "application/json" });
  expect(stripped?.headers).not.toHaveProperty("authorization");
});

test("raw requests go out as they stand and are judged when they name their operation", async () => {
  const { seen, counts } = await run({
    sends: "invalid",
    async run({ as }) {
      const sender = as("sender");
      (await sender.send({ method: "POST", path: "//parcels/?a=%zz", body: "{broken", operation: "sendParcel" })).is(
        200,
      );
      (await sender.send({ method: "OPTIONS", path: "/anything" })).is(200);
      (await sender.callInvalid("sendParcel", { body: 7 })).is(200);
    },
  });
  expect(seen[1]).toMatchObject({ url: "http://127.0.0.1:4999//parcels/?a=%zz", body: "{broken" });
  expect(seen[3]?.body).toBe("7");
  expect(counts.pass).toBe(1);
});

test("multipart bodies carry fields and files", async () => {
  const { seen } = await run({
    async run({ as }) {
      const body = { to: "Ann", photo: { filename: "a.png", type: "image/png", content: "PNG" } };
      (await as("sender").callInvalid("sendParcel", { as: "multipart", body })).is(200);
    },
  });
  const text = Buffer.from(seen[1]?.body ?? "").toString();
  expect(text).toContain('name="to"\r\n\r\nAnn\r\n');
  expect(text).toContain('name="photo"; filename="a.png"\r\ncontent-type: image/png\r\n\r\nPNG\r\n');
});

test("expectations may hold matchers, expressions, absent members and lists", async () => {
  const { cases } = await run({
    async run({ as, check }) {
      const answer = (await as("sender").call("sendParcel", { body: { to: "Ann" } })).is(200);
      answer.has({ id: matching("above zero", (id) => Number(id) > 0), to: /^A/, price: undefined });
      answer.has({ id: matching("below zero", (id) => Number(id) < 0) }).header("content-type", /json/);
      check("whole bodies agree", { status: "sendParcel 200", property: "to" }, answer.body, { id: 1 });
    },
  });
  const failed = cases[0]?.checks.filter(({ holds }) => !holds);
  expect(failed).toMatchObject([
    { what: "id", actual: "1", expected: "below zero", level: "must" },
    { what: "whole bodies agree", level: "must" },
  ]);
});
