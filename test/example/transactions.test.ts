import { describe, expect, test } from "vitest";
import type { Ctx } from "../../src/core/context.ts";
import type { AnyInput, AnyReply } from "../../src/core/operation.ts";
import type { Service } from "../../src/core/service.ts";
import type { Table } from "../../src/core/store.ts";
import * as errors from "./service/errors.ts";
import { parcels } from "./service/service.ts";
import { aBook, parcelsIn, type Simulation, simulate } from "./simulate.ts";

type Handle = (input: AnyInput, ctx: Ctx) => Promise<AnyReply>;

/** The example service with a defect: another handler in the place of one of its own. */
const withHandler = (id: string, handle: Handle): Service => ({
  ...parcels,
  operations: { ...parcels.operations, [id]: { id, handle } },
});

/** Leaves a trace in every way there is, then ends as told. */
const afterATrace =
  (end: () => AnyReply): Handle =>
  async (_input, { tx, ids, emit }) => {
    const row = { id: `pcl_${await ids.token("0123456789abcdef", 10)}` };
    await (tx as { parcels: Table }).parcels.put(row);
    emit({ kind: "job", topic: "deliver-parcel", data: { parcelId: row.id } });
    return end();
  };

const traces = async (simulation: Simulation) => ({
  parcels: (await parcelsIn(simulation)).map(({ status }) => status),
  effects: (await simulation.sandbox().outbox()).length,
});

describe("a refusal that is thrown", () => {
  test("leaves nothing behind, not even a number drawn", async () => {
    const refusing = afterATrace(() => {
      throw errors.noSuchParcel();
    });
    const simulation = await simulate({ services: [withHandler("cancelParcel", refusing)] });
    const before = await simulation.sandbox().hash();
    const reply = await simulation.call({ method: "DELETE", path: "/parcels/pcl_0000000000" });
    expect(reply).toMatchObject({ status: 404, body: { code: "parcel_unknown" } });
    expect(reply.headers["x-stunt-double-rule"]).toBe("parcels/parcel-known");
    expect(await traces(simulation)).toEqual({ parcels: [], effects: 0 });
    expect(await simulation.sandbox().hash()).toBe(before);
    expect(simulation.defects).toEqual([]);
  });
});

describe("a refusal that is returned", () => {
  test("keeps its trace", async () => {
    const simulation = await simulate();
    const unpaid = await simulation.call(aBook({ paid_cents: 899 }));
    expect(unpaid).toMatchObject({
      status: 402,
      body: { code: "postage_unpaid", message: "The postage is 900 cents." },
    });
    expect(await traces(simulation)).toEqual({ parcels: ["refused"], effects: 0 });
    const { parcel_id } = unpaid.body as { parcel_id: string };
    expect(await simulation.call({ method: "GET", path: `/parcels/${parcel_id}` })).toMatchObject({
      status: 200,
      body: { status: "refused" },
    });
  });
});

describe("an answer that breaks the contract", () => {
  test.each<[what: string, reply: AnyReply, why: RegExp]>([
    ["an undeclared status", { status: 418, body: {} }, /declares no status 418/],
    ["a missing member", { status: 200, body: { parcel_id: "x" } }, /must have required property 'to'/],
    [
      "a member that leaks",
      { status: 200, body: { ...shown, account: "sender" } },
      /must NOT have additional properties/,
    ],
    [
      "a member of the wrong type",
      { status: 200, body: { ...shown, weight_grams: "400" } },
      /weight_grams must be integer/,
    ],
    ["a body where none is declared", { status: 204, body: {} }, /declares no/],
  ])("is our defect: the vendor's 500, told to onDefect, and nothing is kept: %s", async (_what, reply, why) => {
    const broken = withHandler(
      reply.status === 204 ? "cancelParcel" : "getParcel",
      afterATrace(() => reply),
    );
    const simulation = await simulate({ services: [broken] });
    const method = reply.status === 204 ? "DELETE" : "GET";
    const answer = await simulation.call({ method, path: "/parcels/pcl_0000000000" });
    expect(answer).toMatchObject({ status: 500, body: { code: "internal_error" } });
    expect(simulation.defects).toEqual([expect.objectContaining({ message: expect.stringMatching(why) })]);
    expect(await traces(simulation)).toEqual({ parcels: [], effects: 0 });
  });

  test("is our defect in a refusal as well", async () => {
    const wrong = { ...parcels, render: { ...parcels.render, violations: () => errors.noSuchParcel() } };
    const { call, defects } = await simulate({ services: [wrong] });
    expect(await call(aBook({ weight_grams: 0 }))).toMatchObject({ status: 500, body: { code: "internal_error" } });
    expect(defects).toEqual([expect.objectContaining({ message: "sendParcel declares no status 404" })]);
  });
});

test("a handler that fails is our defect, and nothing is kept", async () => {
  const failing = afterATrace(() => {
    throw new Error("off by one");
  });
  const simulation = await simulate({ services: [withHandler("getParcel", failing)] });
  const answer = await simulation.call({ method: "GET", path: "/parcels/pcl_0000000000" });
  expect(answer).toMatchObject({ status: 500, body: { code: "internal_error" } });
  expect(simulation.defects).toEqual([new Error("off by one")]);
  expect(await traces(simulation)).toEqual({ parcels: [], effects: 0 });
});

test.each(["request", "reply"] as const)(
  "a defect in normalising a %s is answered and told as any other",
  async (half) => {
    const normalise = {
      [half]: () => {
        throw new Error("no such header");
      },
    };
    const { call, defects } = await simulate({ services: [{ ...parcels, normalise }] });
    expect(await call(aBook())).toMatchObject({ status: 500, body: { code: "internal_error" } });
    expect(defects).toEqual([new Error("no such header")]);
  },
);

const shown = { parcel_id: "x", to: "Ann", weight_grams: 400, postage_cents: 900, status: "accepted", due_at: 1 };
