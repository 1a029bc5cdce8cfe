import { operation } from "../../contract.ts";
import { ownCustomer } from "../../lookup.ts";
import { presentCustomer, success } from "../../present.ts";

export const getCustomer = operation("getCustomer")(async ({ query }, ctx) => {
  const customer = await ownCustomer(query.customer_id, ctx);
  return success("customer", { customer: presentCustomer(customer) });
});
