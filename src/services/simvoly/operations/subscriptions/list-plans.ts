import { operation } from "../../contract.ts";
import { presentPlan } from "../../present.ts";
import { inOrder, isListed } from "../../rules/catalogue.ts";

export const listPlans = operation("listPlans")(async (_input, { tx }) => {
  const listed = (await tx.plans.find("all", "")).rows.filter(({ hidden }) => isListed(!hidden));
  return { status: 200, body: { data: inOrder(listed).map(presentPlan), success: true, ok: true } };
});
