import { member } from "../../../kit/json.ts";
import { invoiceNo, transactionId } from "../announced.ts";
import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { activate, aMinute, aPlan, subscriptionOf } from "../subscriptions.ts";
import { listenTo, ofProject, withWebhooks } from "../webhooks.ts";

export default conformanceCase({
  title: "Where charges are before tax, activation and renewal tell the tax and leave it out of the total",
  contract: ["activateProject 200"],
  rules: { positive: ["charge-is-price-of-plan"] },
  needs: { capabilities: withWebhooks },
  settings: { "charge-total": "before-tax" },
  does: "creates",
  since: "1.0",
  source: ["choice-charge"],
  async run(stage) {
    const { arrange, check, setUp } = stage;
    const rule = { rule: "charge-is-price-of-plan" } as const;
    const heard = await listenTo(stage, "subscription_activated", "subscription_renewed");
    const { id: planId } = await aPlan(stage, { monthlyPrice: 19.99, yearlyPrice: 199 });
    const { projectId } = await aProject(stage);
    await setUp(() => arrange.setBilling({ projectId, taxPercent: 19 }));
    (await activate(stage, projectId, { planId, forMonths: 3, continueAs: "YEARLY" })).is(200);
    await aMinute(stage, "after", (await subscriptionOf(stage, projectId)).periodEndsAt ?? 0);
    const charges = (await heard.news(ofProject(projectId))).map(([topic, payload]) => [
      topic,
      member(payload, "charge"),
    ]);
    check("both charges", rule, charges, [
      ["subscription_activated", { transactionId, total: 59.97, taxPercent: 19, period: "MONTHLY", invoiceNo }],
      ["subscription_renewed", { transactionId, total: 199, taxPercent: 19, period: "YEARLY" }],
    ]);
  },
});
