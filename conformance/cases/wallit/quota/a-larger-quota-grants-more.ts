import { aReader, ask, publish, reasonFor } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, everything } from "../sites.ts";

export default conformanceCase({
  title: "A quota that is enlarged in the middle of the month grants what is left of it, and a smaller one nothing new",
  contract: ["getResourceAccess 200"],
  rules: {
    positive: ["quota-met-denies", "quota-hit-grants"],
    contrast: ["quota-met-denies", "quota-counts-distinct-resources"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["quota-meaning", "property-purpose"],
  async run(stage) {
    const { arrange, check, setUp } = stage;
    const rule = { rule: "quota-met-denies" } as const;
    const site = await aSite(stage, { ...everything, Quota: 1 });
    for (const key of ["one", "two", "three"]) await publish(site, key);
    const reader = await aReader(stage, site);
    check("one is a free hit", rule, await reasonFor(site, "one", reader), "Quota");
    check("two is denied", rule, await reasonFor(site, "two", reader), "Deny");

    await setUp(() => arrange.changeProperty({ Key: site.Key, Quota: 2 }));
    const two = (await ask(site.access, "two", reader)).is(200);
    two.has({ AccessReason: "Quota", Quota: { HitCount: 2, AllowedHits: 2, IsMet: true } }, rule);

    await setUp(() => arrange.changeProperty({ Key: site.Key, Quota: 1 }));
    const three = (await ask(site.access, "three", reader)).is(200);
    three.has({ AccessReason: "Deny", Quota: { AllowedHits: 1, IsMet: true } }, rule);
    check("what was counted stays", rule, await reasonFor(site, "two", reader), "Quota");
  },
});
