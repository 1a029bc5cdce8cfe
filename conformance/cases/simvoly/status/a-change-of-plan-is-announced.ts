import { invoiceNo, noAddress, ofSubscriptions, partiesOf, transactionId } from "../announced.ts";
import { setStatus } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { activate, aPlan, aSubscription, setWebsiteStatus } from "../subscriptions.ts";
import { between, listenTo, withWebhooks } from "../webhooks.ts";

export default conformanceCase({
  title: "A change of plan or period of an active project is announced like an activation, by whichever call",
  contract: ["setProjectStatus 200", "setWebsiteStatus 200", "activateProject 200"],
  rules: {
    positive: ["plan-change-announced", "charge-is-price-of-plan"],
    contrast: ["renewal-announced", "expiry-announced"],
  },
  needs: { capabilities: withWebhooks },
  settings: { "plan-change-webhook": "fired" },
  does: "creates",
  since: "1.0",
  source: ["choice-plan-change-announced", "choice-activation"],
  async run(stage) {
    const { check, clock } = stage;
    const rule = { rule: "plan-change-announced" } as const;
    const made = await aSubscription(stage, { monthlyPrice: 10, yearlyPrice: 100 });
    const { projectId, websiteId, plan } = made;
    const dearer = await aPlan(stage, { monthlyPrice: 20, yearlyPrice: 200 });
    const parties = await partiesOf(stage, made);
    const heard = await listenTo(stage, ...ofSubscriptions);
    for (const [what, { id, name }, period, total, call] of [
      ["another plan", dearer, "MONTHLY", 20, "project"],
      ["another period", dearer, "YEARLY", 200, "website"],
      ["back", plan, "MONTHLY", 10, "website"],
      ["for months", dearer, "MONTHLY", 100, "activate"],
    ] as const) {
      const before = await clock.read();
      const body = { status: "ACTIVE", planId: id, period } as const;
      const done = {
        project: () => setStatus(stage, projectId, body),
        website: () => setWebsiteStatus(stage, websiteId, body),
        activate: () => activate(stage, projectId, { planId: id, forMonths: 5 }),
      };
      (await done[call]()).is(200);
      const payload = {
        time: between(before, await clock.read()),
        ...parties,
        plan: { id, name },
        charge: { transactionId, total, taxPercent: 0, period, invoiceNo },
        billTo: noAddress,
      };
      check(what, rule, await heard.news(), [["subscription_activated", payload]]);
    }
  },
});
