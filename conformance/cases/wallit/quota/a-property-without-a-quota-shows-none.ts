import { around, ask, firstOfMonth, publish } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, everything } from "../sites.ts";

export default conformanceCase({
  title: "Without a quota its members say that none applies, and with one of nothing it is used up from the start",
  contract: ["getResourceAccess 200"],
  rules: {
    positive: ["quota-disabled-shape", "switched-off-ways-of-paying", "quota-met-denies"],
    contrast: ["quota-disabled-shape", "nested-objects-never-null"],
  },
  needs: { capabilities: ["panel", "clock"] },
  settings: { "quota-for": "everybody" },
  does: "creates",
  since: "1.0",
  source: ["vendor-access-yaml", "quota-meaning"],
  async run(stage) {
    const { arrange, setUp } = stage;
    const site = await aSite(stage, { ...everything, EnableQuota: false, Quota: 5 });
    const key = await publish(site, "article");

    const none = (await ask(site.access, key)).is(200);
    none.has({ AccessReason: "Deny" }, { rule: "switched-off-ways-of-paying" });
    const Quota = { IsEnabled: false, HitCount: -1, AllowedHits: -1, PeriodName: "", IsMet: true } as const;
    none.has({ Quota: { ...Quota, PeriodStartDate: around(site.now()) } }, { rule: "quota-disabled-shape" });

    await setUp(() => arrange.changeProperty({ Key: site.Key, EnableQuota: true, Quota: 0 }));
    const nothing = (await ask(site.access, key)).is(200);
    nothing.has({ AccessReason: "Deny" }, { rule: "quota-met-denies" });
    const start = around(firstOfMonth(site.now()));
    const used = { IsEnabled: true, HitCount: 0, AllowedHits: 0, PeriodName: "Monthly", IsMet: true } as const;
    nothing.has({ Quota: { ...used, PeriodStartDate: start } }, { rule: "quota-met-denies" });
  },
});
