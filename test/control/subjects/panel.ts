import { beforeEach, describe, expect, test } from "vitest";
import { aControl, type Control } from "../control.ts";
import { aParcel } from "./parcels.ts";

let control: Control;
beforeEach(async () => {
  control = await aControl();
});

const inDefault = "/sandboxes/default";
const order = { type: "parent", first_name: "Ann", email: "ann@example.com", plan: "seo-by-rank-math-pro" };
const call = (sandbox: string, operation: string, body: unknown) =>
  control.call("callOperation", "post", `/sandboxes/${sandbox}/call/rank-math/${operation}`, body);

describe("the back office", () => {
  test("offers actions with their fields", async () => {
    const { actions } = (await control.call("listPanelActions", "get", `${inDefault}/panel/rank-math`)).body;
    expect(actions).toContainEqual({
      name: "addReseller",
      summary: expect.stringMatching(/./),
      fields: expect.objectContaining({ required: ["username", "email"] }),
    });
  });

  test("answers what an action made", async () => {
    const path = `${inDefault}/panel/rank-math/addReseller`;
    const made = await control.call("runPanelAction", "post", path, { username: "third", email: "third@example.com" });
    expect(made.body).toEqual({ username: "third", email: "third@example.com", role: "reseller" });
  });
});

describe("a call of an operation", () => {
  test("goes through every check, as a role, and stands in the journal", async () => {
    const made = (await call("default", "createOrder", { as: "reseller", with: order })).body;
    expect(made).toMatchObject({ n: 1, status: 200, headers: { "content-type": expect.stringContaining("json") } });
    const again = (await call("default", "createOrder", { as: "reseller", with: order })).body;
    expect(again).toMatchObject({ n: 2, status: 400, body: { code: "plan_exists" } });
    const { entries } = (await control.call("readJournal", "get", `${inDefault}/journal`)).body;
    expect(entries.map(({ operation, status }: Record<string, unknown>) => [operation, status])).toEqual([
      ["createOrder", 200],
      ["createOrder", 400],
    ]);
  });

  test("without a role is a call by nobody", async () => {
    expect((await call("default", "listOrders", undefined)).body).toMatchObject({ status: 401 });
  });

  test("fills the address, and leaves wrong values to the service", async () => {
    const made = (await call("default", "createOrder", { as: "reseller", with: order })).body;
    const { id } = made.body.data.order;
    const fields = { as: "reseller", with: { order_id: id } };
    expect((await call("default", "getOrder", fields)).body).toMatchObject({ status: 200 });
    const wrong = (await call("default", "createOrder", { as: "reseller", with: { ...order, plan: "gold" } })).body;
    expect(wrong).toMatchObject({ status: 400, body: { code: "rest_invalid_param" } });
  });

  test("signs with what was minted for its sandbox", async () => {
    await control.call("createSandbox", "post", "/sandboxes", { name: "ci" });
    expect((await call("ci", "createOrder", { as: "reseller", with: order })).body.status).toBe(200);
    expect(control.simulator.runtime.get("ci")?.journal.entries()).toHaveLength(1);
    expect(control.simulator.runtime.get("default")?.journal.entries()).toHaveLength(0);
    expect(await aParcel(control)).toMatchObject({ status: 201 });
  });
});
