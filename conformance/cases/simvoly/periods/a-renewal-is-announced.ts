import { noAddress, ofSubscriptions, partiesOf, transactionId } from "../announced.ts";
import { conformanceCase } from "../service.ts";
import { aMinute, aSubscription, monthsAfter, subscriptionOf, toTheTenth } from "../subscriptions.ts";
import { listenTo, ofProject, withWebhooks } from "../webhooks.ts";

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
    for (const [period, months, prices, taxed] of [
      ["MONTHLY", 1, [29, 19.99], 23.79],
      ["YEARLY", 12, [290, 200.01], 238.01],
    ] as const) {
      const [monthlyPrice, yearlyPrice] = period === "MONTHLY" ? [prices[0], 7] : [7, prices[0]];
      const made = await aSubscription(stage, { period, monthlyPrice, yearlyPrice });
      const { projectId, plan } = made;
      const parties = await partiesOf(stage, made);
      const { periodEndsAt: first = 0 } = await subscriptionOf(stage, projectId);
      const heard = await listenTo(stage, ...ofSubscriptions);
      const renewed = (time: number, total: number, taxPercent = 0) => ({
        time,
        ...parties,
        plan: { id: plan.id, name: plan.name },
        charge: { transactionId, total, taxPercent, period },
        billTo: taxPercent === 0 ? noAddress : { ...noAddress, name: "Olga", city: "Bremen" },
      });

      await aMinute(stage, "before", first);
      check(`${period}: a minute before`, rule, await heard.news(ofProject(projectId)), []);
      await aMinute(stage, "after", first);
      const once = [["subscription_renewed", renewed(first, prices[0])]];
      check(`${period}: after the first`, rule, await heard.news(ofProject(projectId)), once);

      const change = period === "MONTHLY" ? { monthlyPrice: prices[1] } : { yearlyPrice: prices[1] };
      await setUp(() => arrange.changePlan({ id: plan.id, ...change }));
      const billTo = { name: "Olga", city: "Bremen" };
      await setUp(() => arrange.setBilling({ projectId, taxPercent: 19, billTo }));
      const [second, third] = [monthsAfter(first, months), monthsAfter(first, 2 * months)];
      await aMinute(stage, "after", third);
      check(`${period}: two in one go`, rule, await heard.news(ofProject(projectId)), [
        ["subscription_renewed", renewed(second, taxed, 19)],
        ["subscription_renewed", renewed(third, taxed, 19)],
      ]);
    }
  },
});
