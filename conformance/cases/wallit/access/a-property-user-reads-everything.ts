import { aReader, ask, publish, reasonFor } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, everything } from "../sites.ts";

export default conformanceCase({
  title: "Administrators, managers and guests of the property read everything, until the role is taken from them",
  contract: ["getResourceAccess 200"],
  rules: {
    positive: ["property-user-reads-everything"],
    contrast: ["property-user-reads-everything", "quota-hit-grants", "subscription-only-not-for-sale"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["access-reasons"],
  async run(stage) {
    const { arrange, check, setUp } = stage;
    const rule = { rule: "property-user-reads-everything" } as const;
    const site = await aSite(stage, { ...everything, Quota: 0 });
    const key = await publish(site, "subscribers", { PricingModel: "SubscriptionOnly" });
    const members = await publish(site, "members", { PricingModel: "AuthenticationRequired" });

    for (const Role of ["Administrator", "Manager", "Guest"] as const) {
      const reader = await aReader(stage, site);
      const { ApplicationUserID } = reader;
      check("a reader without a role is denied", rule, await reasonFor(site, key, reader), "Deny");

      await setUp(() => arrange.addPropertyUser({ ApplicationUserID, Role }));
      const granted = (await ask(site.access, key, reader)).is(200);
      granted.has({ AccessReason: "PropertyUser", AccessAction: "Grant", AccessActionURL: "" }, rule);
      granted.has({ Quota: { HitCount: 0 } }, rule);
      check(`a ${Role} reads all`, rule, await reasonFor(site, members, reader), "PropertyUser");

      await setUp(() => arrange.removePropertyUser({ ApplicationUserID }));
      check("the role is gone", rule, await reasonFor(site, key, reader), "Deny");
    }
  },
});
