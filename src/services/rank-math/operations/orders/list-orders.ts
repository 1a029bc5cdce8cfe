import { demand } from "../../../../core/refusal.ts";
import { operation } from "../../contract.ts";
import * as errors from "../../errors.ts";
import { partiesOf } from "../../lookup.ts";
import { presentCustomer, presentLicence, presentOrder, success } from "../../present.ts";
import { largestPage, listOf, pageSize, startsWithNewest, totals } from "../../rules/list.ts";

export const listOrders = operation("listOrders")(async ({ query: { number = largestPage, page = 1 } }, ctx) => {
  const { tx, caller, settings } = ctx;
  demand(number <= largestPage || settings["orders-number-over-50"] === "clamp", () =>
    errors.numberTooLarge(largestPage),
  );

  const size = pageSize(number);
  const list = listOf(caller.id);
  const newestFirst = startsWithNewest(settings["orders-list-order"]);
  const { rows } = await tx.orders.find("list", list, { skip: (page - 1) * size, limit: size, newestFirst });
  const orders = [];
  for (const order of rows) {
    const [customer, subscription] = await partiesOf(order, ctx);
    orders.push({
      order: presentOrder(order),
      customer: presentCustomer(customer),
      licence: presentLicence(subscription, ctx),
    });
  }
  return { ...success("orders", { orders }), headers: totals(await tx.orders.count("list", list), size) };
});
