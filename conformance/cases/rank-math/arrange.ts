import type { Contract } from "../../../openapi/rank-math/contract.types.ts";
import type { components } from "../../../openapi/rank-math/types.ts";
import { type Caller, type Matcher, matching } from "../../kit/index.ts";

type OrderRequest = components["schemas"]["OrderRequest"];
type Sold = components["schemas"]["OrderCreated"]["data"];
export type Seller = Caller<Contract>;

/** What matters of an order; `placeOrder` adds the rest. */
export type OrderWish = Partial<OrderRequest> & Pick<OrderRequest, "email">;

/** Both are taken as they are: a renewal may lie in the past. */
export const inTheYear2000 = 946_684_800;
export const inTheYear2100 = 4_102_444_800;

/** Whole, and larger than any id a vendor will ever give. */
export const unknownId = 999_999_999_999_999;

/** The two order types that name a subscription. */
export const followUps = ["renewal", "switch"] as const;

export const anEmail = (unique: (prefix: string) => string): string => `${unique("buyer")}@example.com`;

/** A parent order of the plan Pro for John Doe, unless told otherwise; not yet judged. */
export const placeOrder = (seller: Seller, wish: OrderWish, encoding: { as?: "json" } = {}) =>
  seller.call("createOrder", {
    body: { type: "parent", first_name: "John", last_name: "Doe", plan: "seo-by-rank-math-pro", ...wish },
    ...encoding,
  });

/** The same, and it must succeed. */
export const sell = async (seller: Seller, wish: OrderWish): Promise<Sold> =>
  (await placeOrder(seller, wish)).is(200).body.data;

/** What a renewal or switch of a sold plan says, e.g. `placeOrder(reseller, { ...followUp("renewal", sold), total: "5" })`. */
export const followUp = (type: "renewal" | "switch", { customer, order }: Sold) => ({
  type,
  email: customer.email,
  subscription_id: order.subscription_id,
});

export const readSubscription = async (seller: Seller, { order }: Sold) =>
  (await seller.call("getSubscription", { path: { subscription_id: order.subscription_id } })).is(200);

export const cancel = async (seller: Seller, { order }: Sold) =>
  (await seller.call("cancelSubscription", { path: { subscription_id: order.subscription_id } })).is(200);

export const readOrder = async (seller: Seller, { order }: Sold) =>
  (await seller.call("getOrder", { path: { order_id: order.id } })).is(200);

/** What the seller's list shows of one customer, whoever else buys at the same time. */
export async function ordersListed(seller: Seller, { customer }: Sold) {
  const { orders } = (await seller.call("listOrders")).is(200).body.data;
  return orders.filter((one) => one.customer.id === customer.id);
}

/** Everything the seller can read of a sale, to be compared with the same at another time. */
export async function traceOf(seller: Seller, sold: Sold) {
  const subscription = (await readSubscription(seller, sold)).body.data;
  return { subscription, ...(seller.offers("listOrders") && { orders: await ordersListed(seller, sold) }) };
}

/** From 29 February both 28 February and 1 March are right: the vendor's document does not say. */
export function oneYearAfter(seconds: number): Matcher {
  const date = new Date(seconds * 1000);
  const leapDay = date.getUTCMonth() === 1 && date.getUTCDate() === 29;
  const end = date.setUTCFullYear(date.getUTCFullYear() + 1) / 1000;
  const ends = leapDay ? [end, end - 86_400] : [end];
  return matching(`one calendar year after ${seconds}, give or take a minute`, (at) =>
    ends.some((one) => Math.abs(Number(at) - one) < 60),
  );
}

/** The coming leap day whose year has not begun and whose year before has not begun either. */
export function nextLeapDay(after: Date): Date {
  const years = Array.from({ length: 8 }, (_, index) => after.getUTCFullYear() + 2 + index);
  const days = years.map((year) => new Date(Date.UTC(year, 1, 29, 12)));
  return days.find((day) => day.getUTCDate() === 29) ?? nextLeapDay(new Date(Date.UTC(after.getUTCFullYear() + 8, 0)));
}
