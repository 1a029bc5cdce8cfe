import { noAddress, ofSubscriptions, partiesOf, transactionId } from "../announced.ts";
import { conformanceCase } from "../service.ts";
import { aMinute, aSubscription, monthsAfter, subscriptionOf, toTheTenth } from "../subscriptions.ts";
import { listenTo, ofProject, soonAfter, withWebhooks } from "../webhooks.ts";

export default conformanceCase({
  title:
    "Each renewal is announced in its second with plan and charge, at the price of then and without an invoice number",
  contract: ["getProject 200"],
  rules: {
    positive: ["renewal-announced", "charge-is-price-of-plan", "period-renews-by-clock"],
    contrast: ["renewal-announced", "activation-announced"],
  },
  needs: { capabilities: withWebhooks },
  settings: { "charge-total": "with-tax" },
  does: "creates",
  since: "1.0",
  source: ["webhook-renewed", "webhook-renewed-example", "choice-renewal", "choice-charge"],
  async run(stage) {
    const { arrange, check, setUp } = stage;
    const rule = { rule: "renewal-announced" } as const;
    await toTheTenth(stage);
    const made = await aSubscription(stage, { monthlyPrice: 29, yearlyPrice: 7 });
    const { projectId, plan } = made;
    const parties = await partiesOf(stage, made);
    const { periodEndsAt: first = 0 } = await subscriptionOf(stage, projectId);
    const heard = await listenTo(stage, ...ofSubscriptions);
    const renewed = (end: number, charge: { total: number; taxPercent: number }, billTo = noAddress) => ({
      time: soonAfter(end),
      ...parties,
      plan: { id: plan.id, name: plan.name },
      charge: { transactionId, ...charge, period: "MONTHLY" },
      billTo,
    });

    await aMinute(stage, "before", first);
    check("a minute before", rule, await heard.news(ofProject(projectId)), []);
    await aMinute(stage, "after", first);
    const once = [["subscription_renewed", renewed(first, { total: 29, taxPercent: 0 })]];
    check("after the first period", rule, await heard.news(ofProject(projectId)), once);

    await setUp(() => arrange.changePlan({ id: plan.id, monthlyPrice: 19.99 }));
    const address = { name: "Olga", city: "Bremen" };
    await setUp(() => arrange.setBilling({ projectId, taxPercent: 19, billTo: address }));
    const [second, third] = [monthsAfter(first, 1), monthsAfter(first, 2)];
    await aMinute(stage, "after", third);
    const taxed = { total: 23.79, taxPercent: 19 };
    check("two in one go", rule, await heard.news(ofProject(projectId)), [
      ["subscription_renewed", renewed(second, taxed, { ...noAddress, ...address })],
      ["subscription_renewed", renewed(third, taxed, { ...noAddress, ...address })],
    ]);
  },
});
