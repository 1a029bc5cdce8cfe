import { around, ask, publish } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, everything } from "../sites.ts";

export default conformanceCase({
  title: "Quota, Subscription and Purchase are objects in every answer, with the present time where there is no end",
  contract: ["getResourceAccess 200"],
  rules: { positive: ["nested-objects-never-null"], contrast: ["quota-disabled-shape"] },
  needs: { capabilities: ["panel", "clock"] },
  settings: { "quota-for": "everybody" },
  does: "creates",
  since: "1.0",
  source: ["client-access-object", "vendor-access-yaml"],
  async run(stage) {
    const site = await aSite(stage, { ...everything, Quota: 0 });
    await publish(site, "paid");
    await publish(site, "free", { PricingModel: "Free" });
    await publish(site, "members", { PricingModel: "AuthenticationRequired" });

    for (const key of ["paid", "free", "members", "nothing"]) {
      const answer = (await ask(site.access, key)).is(200);
      const rule = { rule: "nested-objects-never-null" } as const;
      const Subscription = { IsExpired: false, IsCurrent: false, SubscriptionGroupID: "" };
      answer.has({ Subscription: { ...Subscription, ExpirationDate: around(site.now()) } }, rule);
      answer.has({ Purchase: { IsPurchased: false } }, rule);
      answer.has({ Quota: { IsEnabled: true, HitCount: 0, AllowedHits: 0, PeriodName: "Monthly", IsMet: true } }, rule);
    }
  },
});
