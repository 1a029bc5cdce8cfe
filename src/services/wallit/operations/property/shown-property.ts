import type { components } from "../../../../../openapi/wallit/types.ts";
import type { Context } from "../../contract.ts";
import { callersProperty } from "../../lookup.ts";
import { presentProperty } from "../../present.ts";
import { withDefaultGroup } from "../../rules/resource.ts";

/** The caller's property with its groups. */
export async function shownProperty(ctx: Context): Promise<components["schemas"]["Property"]> {
  const { tx } = ctx;
  const property = await callersProperty(ctx);
  const subscriptionGroups = (await tx.subscriptionGroups.find("property", property.id)).rows;
  const pricingGroups = withDefaultGroup((await tx.pricingGroups.find("property", property.id)).rows);
  return presentProperty(property, { subscriptionGroups, pricingGroups });
}
