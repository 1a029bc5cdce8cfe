import { listResources, readResource, saveResource } from "../arrange.ts";
import { defaultGroup, everyMember, unsaid } from "../resources.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A PUT with a new key creates the resource, as a GET and the list show it from then on, with 200",
  contract: ["saveResource 200", "getResource 200", "listResources 200"],
  rules: {
    positive: ["put-creates-or-updates", "success-is-always-200"],
    contrast: ["creation-needs-name", "creation-needs-pricing-group", "resource-known", "external-key-immutable"],
  },
  does: "creates",
  since: "1.0",
  source: [
    "resource-put-purpose",
    "resource-put-answer",
    "resource-put-path-key",
    "resource-put-property-id",
    "notes-put",
    "choice-put-answer",
    "choice-unset-members",
    "resources-answer",
  ],
  async run({ as, check, unique }) {
    const manage = as("manage");
    const { PricingGroupID } = await defaultGroup(manage);
    const [bare, whole] = [unique("bare"), unique("whole")];

    const minimal = { Name: "Harbour", PricingGroup: { PricingGroupID } };
    const created = (await saveResource(manage, bare, minimal)).is(200);
    created.has({ ...unsaid, ExternalKey: bare, Name: "Harbour", PricingGroup: { PricingGroupID } });
    const full = { ExternalKey: whole, ...everyMember, PricingGroup: { PricingGroupID } };
    const filled = (await saveResource(manage, whole, full)).is(200);
    filled.has({ ...full, PublicationDate: "2026-11-20T05:00:00", Property: null });

    const listed = (await listResources(manage)).is(200).body;
    for (const [key, { body }] of [
      [bare, created],
      [whole, filled],
    ] as const) {
      const read = (await readResource(manage, key)).is(200);
      check("a GET shows the same", { rule: "put-creates-or-updates" }, read.body, body);
      const inList = listed.filter(({ ExternalKey }) => ExternalKey === key);
      check("the list shows it once", { status: "listResources 200" }, inList, [body]);
    }
  },
});
