import { beforeEach, describe, expect, test } from "vitest";
import { aControl, type Control } from "../control.ts";

let control: Control;
beforeEach(async () => {
  control = await aControl();
});

const settings = "/sandboxes/default/settings/rank-math";

describe("settings", () => {
  test("are shown with the rule that each one turns", async () => {
    const { body } = await control.call("readSettings", "get", settings);
    expect(body.settings).toContainEqual({
      name: "plan-exists-status",
      value: 400,
      default: 400,
      values: [400, 409],
      rule: "plan-exists",
      statement: expect.stringMatching(/\.$/),
      grade: "chosen",
    });
  });

  test("that are turned are in force at once, among the defaults", async () => {
    const { body } = await control.call("changeSettings", "patch", settings, { "plan-exists-status": 409 });
    expect(body).toMatchObject({ "plan-exists-status": 409, "orders-list-order": "newest-first" });
    const read = (await control.call("readSettings", "get", settings)).body.settings;
    expect(read).toContainEqual(expect.objectContaining({ name: "plan-exists-status", value: 409, default: 400 }));
    const fields = { type: "parent", first_name: "Ann", email: "ann@example.com", plan: "seo-by-rank-math-pro" };
    const order = () =>
      control.call("callOperation", "post", "/sandboxes/default/call/rank-math/createOrder", {
        as: "reseller",
        with: fields,
      });
    await order();
    expect((await order()).body.status).toBe(409);
  });
});
