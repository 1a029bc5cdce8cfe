import { aReader, ask, publish, reasonFor } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, everything } from "../sites.ts";

export default conformanceCase({
  title: "A resource that was counted stays readable and costs no further hit, even when the quota is used up",
  contract: ["getResourceAccess 200"],
  rules: {
    positive: ["quota-counts-distinct-resources", "quota-met-denies"],
    contrast: ["quota-counts-distinct-resources", "quota-met-denies"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["access-reasons", "quota-meaning"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "quota-counts-distinct-resources" } as const;
    const site = await aSite(stage, { ...everything, Quota: 2 });
    for (const key of ["one", "two", "three"]) await publish(site, key);
    const reader = await aReader(stage, site);

    for (const time of [1, 2, 3]) {
      const answer = (await ask(site.access, "one", reader)).is(200);
      answer.has({ AccessReason: "Quota", Quota: { HitCount: 1, IsMet: false } }, rule);
      check(`asked ${time} times, counted once`, rule, answer.body.Quota.HitCount, 1);
    }
    (await ask(site.access, "two", reader)).is(200).has({ AccessReason: "Quota", Quota: { HitCount: 2 } }, rule);
    check("a third resource is denied", { rule: "quota-met-denies" }, await reasonFor(site, "three", reader), "Deny");

    for (const key of ["one", "two"]) {
      const again = (await ask(site.access, key, reader)).is(200);
      again.has({ AccessReason: "Quota", AccessActionURL: "", Quota: { HitCount: 2, IsMet: true } }, rule);
    }
    const other = await aReader(stage, site);
    (await ask(site.access, "one", other)).is(200).has({ AccessReason: "Quota", Quota: { HitCount: 1 } }, rule);
  },
});
