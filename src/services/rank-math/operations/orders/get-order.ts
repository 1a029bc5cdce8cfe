import { operation } from "../../contract.ts";
import { ownOrder, partiesOf } from "../../lookup.ts";
import { presentSale, success } from "../../present.ts";

export const getOrder = operation("getOrder")(async ({ path }, ctx) => {
  const order = await ownOrder(path.order_id, ctx);
  const [customer, subscription] = await partiesOf(order, ctx);
  return success("order", presentSale(order, customer, subscription, ctx));
});
