import { beforeEach, describe, expect, test } from "vitest";
import { aControl, type Control } from "../control.ts";

let control: Control;
beforeEach(async () => {
  control = await aControl();
});

const faults = "/sandboxes/default/faults";
const fault = {
  service: "rank-math",
  operation: "createOrder",
  answer: "storing_error",
  when: { email: "ann@example.com" },
};
const order = async (email: string) => {
  const fields = { type: "parent", first_name: "Ann", email, plan: "seo-by-rank-math-pro" };
  const path = "/sandboxes/default/call/rank-math/createOrder";
  return (await control.call("callOperation", "post", path, { as: "reseller", with: fields })).body;
};

describe("faults", () => {
  test("are answered so many times and then no more", async () => {
    const { status, body } = await control.call("addFault", "post", faults, fault);
    expect({ status, body }).toEqual({ status: 201, body: { id: 1, ...fault, next: 1, at: "before" } });
    expect((await order("bob@example.com")).status).toBe(200);
    expect(await order("ann@example.com")).toMatchObject({ status: 500, body: { code: "storing_error" } });
    expect((await order("ann@example.com")).status).toBe(200);
  });

  test("that wait are listed and taken away, one or all", async () => {
    for (const next of [1, 2, 3]) await control.call("addFault", "post", faults, { ...fault, next });
    const { faults: waiting } = (await control.call("listFaults", "get", faults)).body;
    expect(waiting.map(({ id, next }: Record<string, unknown>) => [id, next])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
    expect((await control.call("clearFaults", "delete", `${faults}?id=2`)).body).toEqual({ removed: 1 });
    expect((await control.call("clearFaults", "delete", faults)).body).toEqual({ removed: 2 });
    expect((await order("ann@example.com")).status).toBe(200);
  });

  test("may happen on the way", async () => {
    const limited = { service: "rank-math", operation: "createOrder", transport: "rate-limit" };
    expect((await control.call("addFault", "post", faults, limited)).body).toMatchObject(limited);
    expect((await order("ann@example.com")).status).toBe(429);
    expect((await order("ann@example.com")).status).toBe(200);
  });
});
