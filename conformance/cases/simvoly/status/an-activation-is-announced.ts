import { invoiceNo, noAddress, ofSubscriptions, partiesOf, transactionId } from "../announced.ts";
import { aProject, setStatus } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { activate, aPlan, setWebsiteStatus, use } from "../subscriptions.ts";
import { between, listenTo, withWebhooks } from "../webhooks.ts";

export default conformanceCase({
  title:
    "A project that becomes active by any call is announced once, with plan, charge, invoice number and billing address",
  contract: ["setProjectStatus 200", "setWebsiteStatus 200", "activateProject 200", "setProjectStatus 400"],
  rules: {
    positive: ["activation-announced", "charge-is-price-of-plan", "webhook-times-in-seconds"],
    contrast: ["activation-announced", "renewal-announced", "plan-change-announced"],
  },
  needs: { capabilities: withWebhooks },
  settings: { "business-refusal-status": 400 },
  does: "creates",
  since: "1.0",
  source: ["webhook-activated", "webhook-activated-example", "reason-activation-announced", "choice-charge"],
  async run(stage) {
    const { arrange, check, clock, setUp } = stage;
    const rule = { rule: "activation-announced" } as const;
    const heard = await listenTo(stage, ...ofSubscriptions);
    const plan = await aPlan(stage, { monthlyPrice: 29.5, yearlyPrice: 300, pages: 5 });
    const { id: planId } = plan;
    const refused = await aProject(stage);
    await use(stage, refused.websiteId, { pages: 6 });
    const month = { status: "ACTIVE", planId, period: "MONTHLY" } as const;
    (await setStatus(stage, refused.projectId, month)).is(400, "Project exceeds the limits of this plan");
    check("nothing of a refused one", rule, await heard.news(), []);

    const year = { status: "ACTIVE", planId, period: "YEARLY" } as const;
    const promotion = { planId, forMonths: 6, continueAs: "YEARLY" } as const;
    for (const [period, total, call] of [
      ["MONTHLY", 29.5, (project: number) => setStatus(stage, project, month)],
      ["YEARLY", 300, (_: number, website: number) => setWebsiteStatus(stage, website, year)],
      ["MONTHLY", 177, (project: number) => activate(stage, project, promotion)],
    ] as const) {
      const made = await aProject(stage);
      const parties = await partiesOf(stage, made);
      const before = await clock.read();
      (await call(made.projectId, made.websiteId)).is(200);
      const payload = {
        time: between(before, await clock.read()),
        ...parties,
        plan: { id: planId, name: plan.name },
        charge: { transactionId, total, taxPercent: 0, period, invoiceNo },
        billTo: noAddress,
      };
      check(`${period} for ${total}`, rule, await heard.news(), [["subscription_activated", payload]]);
    }

    const { projectId } = refused;
    const { project } = await partiesOf(stage, refused);
    (await setStatus(stage, projectId, { status: "EXPIRED" })).is(200);
    await heard.news();
    await use(stage, refused.websiteId, { pages: 5 });
    await setUp(() => arrange.setBilling({ projectId, taxPercent: 19, billTo: { name: "Olga", country: "DE" } }));
    (await setStatus(stage, projectId, month)).is(200);
    const [[topic, payload] = [], ...more] = await heard.news();
    const { project: named, charge, billTo } = Object(payload);
    check("an expired one", rule, [topic, named, more], ["subscription_activated", project, []]);
    const taxed = { transactionId, total: 35.11, taxPercent: 19, period: "MONTHLY", invoiceNo };
    check("with tax", { rule: "charge-is-price-of-plan" }, charge, taxed);
    check("the billing address", rule, billTo, { ...noAddress, name: "Olga", country: "DE" });
  },
});
