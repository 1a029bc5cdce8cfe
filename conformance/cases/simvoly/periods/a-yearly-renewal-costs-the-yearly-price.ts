import { noAddress, ofSubscriptions, partiesOf, transactionId } from "../announced.ts";
import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { activate, aMinute, aPlan, subscriptionOf, toTheTenth } from "../subscriptions.ts";
import { listenTo, ofProject, soonAfter, withWebhooks } from "../webhooks.ts";

export default conformanceCase({
  title: "A renewal by the year costs the plan's yearly price, also after months that were paid by the month",
  contract: ["activateProject 200"],
  rules: { positive: ["renewal-announced", "charge-is-price-of-plan"], contrast: ["charge-is-price-of-plan"] },
  needs: { capabilities: withWebhooks },
  does: "creates",
  since: "1.0",
  source: ["webhook-renewed-example", "activate-continue-as", "choice-charge"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "charge-is-price-of-plan" } as const;
    await toTheTenth(stage);
    const plan = await aPlan(stage, { monthlyPrice: 29, yearlyPrice: 290.5 });
    const made = await aProject(stage);
    const { projectId } = made;
    (await activate(stage, projectId, { planId: plan.id, forMonths: 2, continueAs: "YEARLY" })).is(200);
    const parties = await partiesOf(stage, made);
    const { periodEndsAt: end = 0 } = await subscriptionOf(stage, projectId);
    const heard = await listenTo(stage, ...ofSubscriptions);
    const renewed = (end: number) => ({
      time: soonAfter(end),
      ...parties,
      plan: { id: plan.id, name: plan.name },
      charge: { transactionId, total: 290.5, taxPercent: 0, period: "YEARLY" },
      billTo: noAddress,
    });
    for (const what of ["after the months", "after a year"]) {
      const { periodEndsAt = end } = await subscriptionOf(stage, projectId);
      await aMinute(stage, "after", periodEndsAt);
      const told = await heard.news(ofProject(projectId));
      check(what, rule, told, [["subscription_renewed", renewed(periodEndsAt)]]);
    }
  },
});
