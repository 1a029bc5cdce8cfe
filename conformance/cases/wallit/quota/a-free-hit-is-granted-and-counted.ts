import { around, ask, firstOfMonth, publish } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, everything } from "../sites.ts";

export default conformanceCase({
  title: "Each new resource is granted by the quota and counted, until it is used up and the next one is denied",
  contract: ["getResourceAccess 200"],
  rules: {
    positive: ["quota-hit-grants", "quota-met-denies", "anonymous-user-without-token"],
    contrast: ["quota-met-denies", "quota-disabled-shape", "quota-hit-grants"],
  },
  needs: { capabilities: ["panel", "clock"] },
  settings: { "quota-for": "everybody" },
  does: "creates",
  since: "1.0",
  source: ["quota-meaning", "choice-quota-for-anonymous", "choice-quota-models"],
  async run(stage) {
    const site = await aSite(stage, { ...everything, Quota: 2 });
    const keys = [await publish(site, "one"), await publish(site, "two"), await publish(site, "three")] as const;
    const PeriodStartDate = around(firstOfMonth(site.now()));
    const always = { IsEnabled: true, AllowedHits: 2, PeriodName: "Monthly", PeriodStartDate } as const;

    const first = (await ask(site.access, keys[0])).is(200);
    first.has({ AccessReason: "Quota", AccessAction: "Grant", AccessActionURL: "", IsAnonymousUser: true });
    first.has({ Quota: { ...always, HitCount: 1, IsMet: false } }, { rule: "quota-hit-grants" });

    const second = (await ask(site.access, keys[1], { UserToken: first.body.UserToken })).is(200);
    second.has({ AccessReason: "Quota", Quota: { ...always, HitCount: 2, IsMet: true } }, { rule: "quota-hit-grants" });

    const third = (await ask(site.access, keys[2], { UserToken: second.body.UserToken })).is(200);
    third.has({ AccessReason: "Deny", AccessAction: "Purchase", AccessActionURL: /\?/ }, { rule: "quota-met-denies" });
    third.has({ Quota: { ...always, HitCount: 2, IsMet: true } }, { rule: "quota-met-denies" });

    const stranger = (await ask(site.access, keys[2])).is(200);
    stranger.has({ AccessReason: "Quota", Quota: { HitCount: 1, IsMet: false } }, { rule: "quota-met-denies" });
  },
});
