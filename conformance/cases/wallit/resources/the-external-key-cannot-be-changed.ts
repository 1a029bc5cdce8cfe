import { invalid, notFound, readResource, saveResource } from "../arrange.ts";
import { create, defaultGroup } from "../resources.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A body whose ExternalKey is another than the path's is refused and changes nothing; the path's own is taken",
  contract: ["saveResource 400", "saveResource 200", "getResource 404"],
  rules: {
    positive: ["external-key-immutable", "resource-known"],
    contrast: ["external-key-immutable", "loose-types-accepted"],
  },
  settings: { "other-external-key": "refused" },
  does: "creates",
  since: "1.0",
  source: ["notes-key-immutable", "resource-put-external-key", "choice-key-change", "client-loose-types"],
  async run({ as, check, unique }) {
    const manage = as("manage");
    const rule = { rule: "external-key-immutable" } as const;
    const [key, other] = [unique("article"), unique("other")];
    const before = await create(manage, key);

    for (const ExternalKey of [other, key.toUpperCase(), ""]) {
      const refused = await saveResource(manage, key, { ExternalKey, Title: "Night" });
      refused.is(400, invalid, rule).has({ ModelState: { ExternalKey: [/./] } });
    }
    const after = (await readResource(manage, key)).is(200);
    check("nothing has changed", rule, after.body, before);
    (await readResource(manage, other)).is(404, notFound, { rule: "resource-known" });
    const { PricingGroupID } = await defaultGroup(manage);
    const creation = { ExternalKey: key, Name: "Other", PricingGroup: { PricingGroupID } };
    (await saveResource(manage, other, creation)).is(400, invalid, rule);
    (await readResource(manage, other)).is(404, notFound, { rule: "resource-known" });

    for (const ExternalKey of [key, null]) {
      (await saveResource(manage, key, { ExternalKey, Title: "Day" })).is(200).has({ ExternalKey: key, Title: "Day" });
    }
  },
});
