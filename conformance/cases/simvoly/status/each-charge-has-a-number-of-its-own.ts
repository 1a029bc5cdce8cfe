import { member } from "../../../kit/json.ts";
import { aProject, setStatus } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aPlan } from "../subscriptions.ts";
import { listenTo, withWebhooks } from "../webhooks.ts";

export default conformanceCase({
  title: "Each charge has a transaction and an invoice number of its own, and a rounded total",
  contract: ["setProjectStatus 200"],
  rules: {
    positive: ["charge-is-price-of-plan", "activation-announced"],
    contrast: ["charge-is-price-of-plan"],
  },
  needs: { capabilities: withWebhooks },
  settings: { "charge-total": "with-tax" },
  does: "creates",
  since: "1.0",
  source: ["webhook-activated-example", "choice-charge"],
  async run(stage) {
    const { arrange, check, setUp } = stage;
    const rule = { rule: "charge-is-price-of-plan" } as const;
    const heard = await listenTo(stage, "subscription_activated");
    const { id: planId } = await aPlan(stage, { monthlyPrice: 19.99, yearlyPrice: 0.1 });
    const charges: unknown[] = [];
    for (const [taxPercent, period, total] of [
      [19, "MONTHLY", 23.79],
      [7.5, "MONTHLY", 21.49],
      [0, "MONTHLY", 19.99],
      [20, "YEARLY", 0.12],
      [100, "YEARLY", 0.2],
    ] as const) {
      const { projectId } = await aProject(stage);
      await setUp(() => arrange.setBilling({ projectId, taxPercent }));
      (await setStatus(stage, projectId, { status: "ACTIVE", planId, period })).is(200);
      const charge = (await heard.news()).map(([, payload]) => member(payload, "charge"));
      charges.push(...charge);
      const [shown] = charge;
      const seen = [member(shown, "total"), member(shown, "taxPercent"), member(shown, "period")];
      check(`${total} with ${taxPercent} %`, rule, seen, [total, taxPercent, period]);
    }
    for (const name of ["transactionId", "invoiceNo"] as const) {
      const numbers = charges.map((charge) => Number(String(member(charge, name)).replace("manual-", "")));
      check(`${name} each once`, rule, new Set(numbers).size, 5);
      const ascending = numbers.toSorted((one, other) => one - other);
      check(`${name} in order`, rule, numbers, ascending);
    }
  },
});
