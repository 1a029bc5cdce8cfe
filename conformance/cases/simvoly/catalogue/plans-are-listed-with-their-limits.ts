import { isAscending } from "../catalogue.ts";
import { conformanceCase } from "../service.ts";

const limits = {
  pages: 21,
  storage: 22,
  bandwidth: 23,
  contributors: 24,
  storeProducts: 25,
  members: 26,
  funnels: 27,
  websites: 28,
  bookingOperators: 29,
  bookingServices: 999,
};

export default conformanceCase({
  title:
    "Plans come in an envelope of data, success and ok, in order of id, each with limits and prices, hidden ones too",
  contract: ["listPlans 200"],
  rules: {
    positive: ["invisible-and-hidden-listed", "lists-in-order-of-id"],
    contrast: ["invisible-and-hidden-listed", "lists-in-order-of-id"],
  },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["plans-address", "plans-answer", "plan-list-in-use", "client-lists", "choice-list-order"],
  async run(stage) {
    const { arrange, setUp } = stage;
    const prices = { monthlyPrice: 12.34, yearlyPrice: 123.4 };
    const wishes = [false, true].map((hidden) => ({ name: stage.unique("plan"), ...limits, ...prices, hidden }));
    const made: number[] = [];
    for (const wish of wishes)
      made.push(await setUp(async () => (await arrange.addPlan({ ...wish, basePlan: "PERSONAL" })).id));
    const { data, ...envelope } = (await stage.as("platform").call("listPlans")).is(200).body;
    const rule = { rule: "invisible-and-hidden-listed" } as const;
    stage.check("around them", { rule: "lists-in-order-of-id" }, envelope, { success: true, ok: true });
    stage.check(
      "both, as they were entered",
      rule,
      data.filter(({ id }) => made.includes(id)),
      wishes.map((wish, at) => ({ id: made[at], basePlan: "PERSONAL", ...wish })),
    );
    stage.check("in order of id", { rule: "lists-in-order-of-id" }, isAscending(data.map(({ id }) => id)), true);
  },
});
