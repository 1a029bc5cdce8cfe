import { readProperty } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, everything } from "../sites.ts";

export default conformanceCase({
  title: "What the back office changes of a property is shown at once, and everything else stays as it was",
  contract: ["getProperty 200"],
  rules: { positive: ["property-has-default-group"], contrast: ["api-key-of-this-property"] },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["property-purpose", "property-answer", "vendor-manage-yaml"],
  async run(stage) {
    const { arrange, check, setUp } = stage;
    const site = await aSite(stage, everything);
    const other = await aSite(stage, everything);
    const [before, theirs] = [
      (await readProperty(site.manage)).is(200).body,
      (await readProperty(other.manage)).is(200).body,
    ];
    const changes = [
      { Title: "The Evening News" },
      { Quota: 11 },
      { EnableQuota: false },
      { EnableSubscriptions: false, EnableSinglePurchases: false },
      { DynamicallyCreateResources: true, FreeResourcesRequireAuthentication: true },
    ];

    let expected: object = before;
    for (const change of changes) {
      await setUp(() => arrange.changeProperty({ Key: site.keys.access.key, ...change }));
      expected = { ...expected, ...change };
      const after = (await readProperty(site.manage)).is(200);
      check("changed, and nothing else", { status: "getProperty 200" }, after.body, expected);
    }
    const untouched = (await readProperty(other.manage)).is(200);
    check("another property is as it was", { rule: "api-key-of-this-property" }, untouched.body, theirs);
  },
});
