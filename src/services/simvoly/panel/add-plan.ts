import { panelAction } from "../contract.ts";
import { presentPlan } from "../present.ts";
import type { Plan } from "../tables.ts";
import { planAfter } from "./plan-fields.ts";

const blank: Omit<Plan, "id" | "name"> = {
  pages: 20,
  storage: 20,
  bandwidth: 20,
  contributors: 20,
  storeProducts: 20,
  members: 20,
  funnels: 1,
  websites: 1,
  bookingOperators: 20,
  bookingServices: 20,
  basePlan: "Personal",
  monthlyPriceCents: 0,
  yearlyPriceCents: 0,
  hidden: false,
};

export const addPlan = panelAction("addPlan")(async ({ body }, { tx, ids }) => {
  const plan = planAfter({ ...blank, id: await ids.next("plan"), name: body.name }, body);
  await tx.plans.put(plan);
  return { status: 200, body: presentPlan(plan) };
});
