import { conformanceCase, parentOrder } from "../service.ts";

export default conformanceCase({
  title: "Missing credentials and missing rights are refused before what is asked for is looked up",
  contract: ["createOrder 401", "createOrder 403", "getOrder 401", "getOrder 403"],
  rules: {
    positive: ["credentials-required", "caller-is-a-reseller"],
    contrast: ["subscription-id-needed", "order-known", "plan-exists"],
  },
  needs: { roles: ["subscriber"] },
  does: "creates",
  since: "1.0",
  source: ["wordpress-order-of-checks"],
  async run({ anonymous, as, setUp, unique }) {
    const taken = parentOrder(`${unique("buyer")}@example.com`);
    await setUp(async () => (await as("reseller").call("createOrder", { body: taken })).is(200));
    const incomplete = { ...taken, type: "renewal" } as const;

    for (const [caller, status] of [
      [anonymous, 401],
      [as("subscriber"), 403],
    ] as const) {
      (await caller.call("createOrder", { body: incomplete })).is(status, "rest_forbidden");
      (await caller.call("createOrder", { body: taken })).is(status, "rest_forbidden");
      (await caller.call("getOrder", { path: { order_id: 1 } })).is(status, "rest_forbidden");
    }
  },
});
