import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "Plans and templates are listed in order of id, hidden ones too",
  contract: ["listPlans 200", "listTemplates 200"],
  rules: {
    positive: ["lists-in-order-of-id", "invisible-and-hidden-listed"],
    contrast: ["invisible-and-hidden-listed"],
  },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["choice-list-order", "client-lists"],
  async run(stage) {
    const rule = { rule: "lists-in-order-of-id" } as const;
    const { id } = await stage.arrange.addPlan({ name: stage.unique("plan"), hidden: true });
    const plans = (await stage.as("platform").call("listPlans")).is(200).body.data;
    const ids = plans.map((plan) => plan.id);
    stage.check(
      "in order",
      rule,
      ids,
      ids.toSorted((one, other) => one - other),
    );
    const hidden = plans.find((plan) => plan.id === id)?.hidden;
    stage.check("hidden", { rule: "invisible-and-hidden-listed" }, hidden, true);
    (await stage.as("platform").call("listTemplates")).is(200);
  },
});
