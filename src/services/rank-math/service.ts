import type { Contract } from "../../../openapi/rank-math/contract.types.ts";
import { service } from "../../core/service.ts";
import { auth, type Caller } from "./auth.ts";
import { deliver } from "./deliver.ts";
import { invariants } from "./invariants.ts";
import { pollSiteList } from "./jobs/poll-site-list.ts";
import { normalise } from "./normalise.ts";
import { getCustomer } from "./operations/customers/get-customer.ts";
import { updateCustomer } from "./operations/customers/update-customer.ts";
import { createOrder } from "./operations/orders/create-order.ts";
import { getOrder } from "./operations/orders/get-order.ts";
import { listOrders } from "./operations/orders/list-orders.ts";
import { describeCustomer } from "./operations/routes/describe-customer.ts";
import { describeOrder } from "./operations/routes/describe-order.ts";
import { describeOrders } from "./operations/routes/describe-orders.ts";
import { describePayment } from "./operations/routes/describe-payment.ts";
import { describeSubscription } from "./operations/routes/describe-subscription.ts";
import { cancelSubscription } from "./operations/subscriptions/cancel-subscription.ts";
import { getSubscription } from "./operations/subscriptions/get-subscription.ts";
import { addReseller } from "./panel/add-reseller.ts";
import { mintApplicationPassword } from "./panel/mint-application-password.ts";
import { registerSite } from "./panel/register-site.ts";
import { removeCustomer } from "./panel/remove-customer.ts";
import { revokeApplicationPassword } from "./panel/revoke-application-password.ts";
import { setSiteList } from "./panel/set-site-list.ts";
import { render } from "./render.ts";
import { tables } from "./tables.ts";

export const rankMath = service<Contract, typeof tables, Caller>({
  name: "rank-math",
  title: "Rank Math reseller API",
  tables,
  sequences: { order: 657123, customer: 377867 },
  numbers: { order: ["orders", "subscriptions"], customer: ["customers"] },
  operations: {
    createOrder,
    getOrder,
    listOrders,
    getCustomer,
    updateCustomer,
    getSubscription,
    cancelSubscription,
    describePayment,
    describeOrder,
    describeCustomer,
    describeOrders,
    describeSubscription,
  },
  panel: {
    addReseller,
    mintApplicationPassword,
    revokeApplicationPassword,
    removeCustomer,
    setSiteList,
    registerSite,
  },
  jobs: { "poll-site-list": pollSiteList },
  checks: ["caller", "route", "mediaType", "shape", "permission"],
  auth,
  normalise,
  render,
  deliver,
  factory: async () => (await import("./factory.ts")).factories,
  fill: async () => (await import("./factory.ts")).fills,
  invariants,
});
