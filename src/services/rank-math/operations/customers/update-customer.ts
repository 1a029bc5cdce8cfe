import { demand } from "../../../../core/refusal.ts";
import { operation } from "../../contract.ts";
import * as errors from "../../errors.ts";
import { customerByEmail, ownCustomer } from "../../lookup.ts";
import { presentCustomer, success } from "../../present.ts";
import { moveTo } from "../../rules/customer.ts";
import { freeEmail } from "../../suggest.ts";

export const updateCustomer = operation("updateCustomer")(async ({ body }, ctx) => {
  const customer = await ownCustomer(body.customer_id, ctx);
  const holder = await customerByEmail(body.new_email, ctx);
  demand(!holder || holder.id === customer.id, () =>
    errors.emailTaken(ctx.settings, () => freeEmail(body.new_email, ctx)),
  );

  const moved = moveTo(customer, body.new_email);
  await ctx.tx.customers.put(moved);
  return success("customer.update", { customer: presentCustomer(moved) });
});
