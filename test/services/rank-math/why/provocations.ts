import type { NewFault } from "../../../../src/runtime/faults.ts";
import { anOrder, type Call, type Shop } from "../../../runtime/shop.ts";

/** The nearest way to meet one refusing rule. */
export interface Provocation {
  readonly settings?: Readonly<Record<string, string | number>>;
  readonly fault?: Pick<NewFault, "operation" | "answer">;
  /** What must have happened before; answers ids that the call names. */
  readonly before?: (shop: Shop) => Promise<number>;
  readonly call: (id: number) => Call;
}

interface Sold {
  readonly data: { readonly order: { readonly id: number; readonly subscription_id: number } };
}

/** Sells a plan and answers the ids. */
async function sell(shop: Shop, over: Readonly<Record<string, unknown>> = {}, by: Call["by"] = "reseller") {
  const { status, body } = await shop.ask(anOrder(over, { by }));
  if (status !== 200) throw new Error(`not sold: ${JSON.stringify(body)}`);
  return (body as Sold).data.order;
}
const selling =
  (over: Readonly<Record<string, unknown>> = {}, by?: Call["by"]) =>
  async (shop: Shop) =>
    (await sell(shop, over, by)).subscription_id;

const john = { email: "john.doe@example.com" };
const wrongPassword = { username: "reseller", password: "aaaa bbbb cccc dddd eeee fffg" };
const asJson = { "content-type": "application/json" };
const continued = (type: "renewal" | "switch", over: Readonly<Record<string, unknown>>) => anOrder({ type, ...over });

/** One provocation for every refusing rule of rules.yaml. */
export const provocations: Readonly<Record<string, Provocation>> = {
  // who calls
  "credentials-required": { call: () => ({ path: "orders/", by: "nobody" }) },
  "application-password-wrong": { call: () => ({ path: "orders/", by: wrongPassword }) },
  "reseller-username-unknown": { call: () => ({ path: "orders/", by: { username: "reseler", password: "x" } }) },
  "reseller-email-login-unknown": { call: () => ({ path: "orders/", by: { username: "a@b.example", password: "x" } }) },
  "caller-is-a-reseller": { call: () => ({ path: "orders/", by: "subscriber" }) },
  // parameters
  "required-parameters-present": { call: () => anOrder({ plan: undefined, email: undefined }) },
  "new-email-needed": {
    before: selling(john),
    call: () => ({ method: "PATCH", path: "customer/", body: { customer_id: "john.doe@example.com" } }),
  },
  "missing-parameters-before-missing-credentials": {
    call: () => anOrder({ first_name: undefined }, { by: "nobody" }),
  },
  "required-parameters-not-empty": { call: () => anOrder({ first_name: "", plan: "0" }) },
  "parameters-of-their-type": { call: () => anOrder({ first_name: ["Jane"], last_name: 7 }) },
  "order-type-known": { call: () => anOrder({ type: "parnet" }) },
  "plan-known": { call: () => anOrder({ plan: "rank-math-pro" }) },
  "email-well-formed": { call: () => anOrder({ email: "jane@" }) },
  "amounts-and-time-numeric": { call: () => anOrder({ total: -5, price: "free", renewal_time: 1e15 }) },
  "subscription-id-numeric": { call: () => anOrder({ subscription_id: "none" }) },
  "json-body-well-formed": {
    call: () => anOrder({}, { headers: { ...asJson, "x-raw": '{"type":"parent","first_name":"Jane","email":' } }),
  },
  // WordPress
  "route-and-method-known": { call: () => ({ path: "ordres/" }) },
  // orders
  "plan-exists": { before: selling(), call: () => anOrder({ plan: "seo-by-rank-math-agency" }) },
  "subscription-id-needed": { before: selling(), call: () => continued("renewal", {}) },
  "switch-within-family": {
    before: selling(),
    call: (id) => continued("switch", { subscription_id: id, plan: "content-ai-creator" }),
  },
  "reseller-user-unique": {
    before: selling({ ...john, reseller_user: "shop-1" }),
    call: () => anOrder({ reseller_user: "shop-1" }),
  },
  // lookup and scope
  "subscription-known": { before: selling(), call: () => continued("renewal", { subscription_id: 1 }) },
  "subscription-belongs-to-email": {
    async before(shop) {
      await sell(shop, john);
      return (await sell(shop)).subscription_id;
    },
    call: (id) => continued("renewal", { ...john, subscription_id: id }),
  },
  "order-known": { before: selling(), call: () => ({ path: "order/1" }) },
  "order-customer-still-exists": {
    async before(shop) {
      const { id } = await sell(shop, john);
      await sell(shop);
      const customer = (await shop.sandbox().rows("rank-math.customers", 0, 1)).rows[0]?.id;
      await shop.panel("removeCustomer", { customer_id: customer });
      return id;
    },
    call: (id) => ({ path: `order/${id}` }),
  },
  "customer-known": { before: selling(), call: () => ({ path: "customer/", query: "customer_id=jan@example.com" }) },
  "other-resellers-invisible": {
    before: selling({}, "other-reseller"),
    call: (id) => ({ path: `subscription/${id}` }),
  },
  "page-numbers-from-one": { call: () => ({ path: "orders/", query: "page=0&number=many" }) },
  // customers, cancellation
  "new-email-free": {
    async before(shop) {
      await sell(shop, john);
      return selling()(shop);
    },
    call: () => ({
      method: "PATCH",
      path: "customer/",
      body: { customer_id: "jane@example.com", new_email: "John.Doe@example.com" },
    }),
  },
  "cancelled-is-terminal": {
    async before(shop) {
      const id = await selling()(shop);
      await shop.ask({ method: "DELETE", path: `subscription/${id}` });
      return id;
    },
    call: (id) => continued("renewal", { subscription_id: id }),
  },
  // failures of the vendor
  "storing-error": { fault: { operation: "createOrder", answer: "storing_error" }, call: () => anOrder() },
  "critical-error": {
    fault: { operation: "listOrders", answer: "internal_server_error" },
    call: () => ({ path: "orders/", headers: { accept: "application/json" } }),
  },
};

/** Other situations in which a rule knows another way out. */
export const furtherProvocations: readonly (Provocation & { readonly claim: string; readonly rule: string })[] = [
  {
    claim: "a plan of another family in the way is cancelled first",
    rule: "plan-exists",
    settings: { "plan-exists-reading": "any-subscription" },
    before: selling(),
    call: () => anOrder({ plan: "content-ai-starter" }),
  },
  {
    claim: "a customer without any subscription is sold one",
    rule: "subscription-id-needed",
    call: () => continued("renewal", {}),
  },
  {
    claim: "an unknown subscription is the newest one, in the address too",
    rule: "subscription-known",
    before: selling(),
    call: () => ({ method: "DELETE", path: "subscription/7" }),
  },
  {
    claim: "a second cancellation is a reading",
    rule: "subscription-known",
    settings: { "second-cancellation": "not-found" },
    async before(shop) {
      const id = await selling()(shop);
      await shop.ask({ method: "DELETE", path: `subscription/${id}` });
      return id;
    },
    call: (id) => ({ method: "DELETE", path: `subscription/${id}` }),
  },
  {
    claim: "an unknown buyer of a renewal is the one whose address comes closest",
    rule: "customer-known",
    before: selling(),
    call: (id) => continued("renewal", { email: "jame@example.com", subscription_id: id }),
  },
  {
    claim: "a customer of another reseller's is his",
    rule: "other-resellers-invisible",
    before: selling({}, "other-reseller"),
    call: () => ({ path: "customer/", query: "customer_id=jane@example.com" }),
  },
  {
    claim: "an order of another reseller's is his",
    rule: "other-resellers-invisible",
    async before(shop) {
      return (await sell(shop, {}, "other-reseller")).id;
    },
    call: (id) => ({ path: `order/${id}` }),
  },
  {
    claim: "the wrong method is replaced by one that the address offers",
    rule: "route-and-method-known",
    call: () => ({ method: "PUT", path: "orders/" }),
  },
  {
    claim: "an override of the method is left out",
    rule: "route-and-method-known",
    call: () => ({ path: "orders/", query: "_method=PUT" }),
  },
  {
    claim: "an id that is no number is exchanged for an example",
    rule: "route-and-method-known",
    before: selling(),
    call: () => ({ path: "order/first" }),
  },
  {
    claim: "a missing customer is the contract's example",
    rule: "required-parameters-present",
    before: selling(john),
    call: () => ({ path: "customer/" }),
  },
  {
    claim: "more than fifty orders are fifty",
    rule: "page-of-orders-bounded",
    settings: { "orders-number-over-50": "refuse" },
    call: () => ({ path: "orders/", query: "number=51" }),
  },
  {
    claim: "broken JSON on a reading is left out",
    rule: "json-body-well-formed",
    call: () => ({ path: "orders/", headers: { ...asJson, "x-raw": "{" } }),
  },
];
