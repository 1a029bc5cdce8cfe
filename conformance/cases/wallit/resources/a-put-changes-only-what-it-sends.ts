import { readResource, saveResource } from "../arrange.ts";
import { create, everyMember } from "../resources.ts";
import { conformanceCase } from "../service.ts";

const changes = [
  { Title: "By day" },
  { Name: "Quay" },
  { Byline: "Ben South", Description: "Shorter." },
  { URL: "https://news.example/quay" },
  { PublicationDate: "2027-01-02T03:04:05" },
  { Price: 0.75 },
  { PricingModel: "VariablePrice" },
  { ExpirationPeriodUnit: "Months", ExpirationPeriodValue: 1 },
  { TargetConversionRate: 0.3, TargetConversionPriceFloor: 0.2, TargetConversionHitsPerRecalculationPeriod: 50 },
  { PaywallDescription: "Read.", PaywallShortDescription: "" },
  { Active: false },
] as const;

export default conformanceCase({
  title: "A later PUT changes the members that it sends and leaves all others; a null member counts as not sent",
  contract: ["saveResource 200", "getResource 200"],
  rules: { positive: ["put-creates-or-updates"], contrast: ["creation-needs-name", "creation-needs-pricing-group"] },
  settings: { "inactive-resources": "shown" },
  does: "creates",
  since: "1.0",
  source: [
    "notes-put-partial",
    "choice-null-members",
    "resource-put-title",
    "resource-put-url",
    "resource-put-description",
  ],
  async run({ as, check, setUp, unique }) {
    const manage = as("manage");
    const key = unique("article");
    const rule = { rule: "put-creates-or-updates" } as const;
    let expected: object = await setUp(() => create(manage, key, everyMember));

    for (const change of changes) {
      expected = { ...expected, ...change };
      const changed = (await saveResource(manage, key, change)).is(200);
      check(`only ${Object.keys(change).join(", ")} changed`, rule, changed.body, expected);
    }
    for (const nothing of [{}, Object.fromEntries(Object.keys(everyMember).map((name) => [name, null]))]) {
      const same = (await saveResource(manage, key, nothing)).is(200);
      check("nothing changed", rule, same.body, expected);
    }
    const read = (await readResource(manage, key)).is(200);
    check("a GET shows the same", rule, read.body, expected);
  },
});
