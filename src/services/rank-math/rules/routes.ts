import type { components } from "../../../../openapi/rank-math/types.ts";
import { rule } from "../contract.ts";
import { plans } from "./plan.ts";

type Description = components["schemas"]["RouteDescription"];
type Endpoint = Description["endpoints"][number];

const customerId = { description: "User ID or Email", type: "string", required: true } as const;
const subscriptionId = { description: "Subscription ID", type: "integer", required: true } as const;

/** The routes as they were registered with WordPress. */
export const routes = {
  payment: [
    {
      methods: ["POST"],
      args: {
        type: { description: "Order Type", type: "string", enum: ["parent", "renewal", "switch"], required: true },
        first_name: { description: "Customer First Name", type: "string", required: true },
        last_name: { description: "Customer Last Name", type: "string", required: false },
        email: { description: "Customer email", type: "string", required: true },
        reseller_user: { description: "Unique reseller's customer identifier", type: "string", required: false },
        plan: { description: "Plan", type: "string", enum: plans, required: true },
        total: { description: "Total paid for order", type: ["string", "number"], required: false },
        price: { description: "Subscription renewal price", type: ["string", "number"], required: false },
        renewal_time: { description: "Next renewal timestamp", type: ["string", "integer"], required: false },
        subscription_id: { description: "Subscription ID", type: ["string", "integer"], required: false },
      },
    },
  ],
  order: [{ methods: ["GET"], args: { order_id: { description: "Order ID", type: "string", required: true } } }],
  customer: [
    { methods: ["GET"], args: { customer_id: customerId } },
    {
      methods: ["PATCH"],
      args: { customer_id: customerId, new_email: { description: "New email", type: "string", required: true } },
    },
  ],
  orders: [
    {
      methods: ["GET"],
      args: {
        number: { description: "Number of Orders", type: "integer", default: 50, minimum: 1, required: false },
        page: { description: "Page", type: "integer", default: 1, minimum: 1, required: false },
      },
    },
  ],
  subscription: [
    { methods: ["GET"], args: { subscription_id: subscriptionId } },
    { methods: ["DELETE"], args: { subscription_id: subscriptionId } },
  ],
} as const satisfies Record<string, readonly Endpoint[]>;

/** WordPress's description of a route. */
export const describe = rule(
  "options-describes-route",
  (endpoints: readonly Endpoint[]) => described(endpoints),
  () => described([]),
);

const described = (endpoints: readonly Endpoint[]) =>
  ({
    status: 200,
    body: { namespace: "reseller/v1", methods: endpoints.flatMap(({ methods }) => methods), endpoints },
  }) as const;
