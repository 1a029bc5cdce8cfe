import { aReader, isRefused } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";
import { link, linkedUsers, saveSubscriber } from "../subscribers.ts";

const number = { Name: "SubscriptionNumber", Value: "40017" };
const code = { Name: "PostalCode", Value: "24103" };

export default conformanceCase({
  title: "A user is linked who enters every validation field as it is stored, and not who misses or mistakes one",
  contract: ["getLinkedUsers 200"],
  rules: { positive: ["link-needs-validation-fields"], contrast: ["link-needs-validation-fields"] },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["reason-linking", "subscriber-put-validation"],
  async run(stage) {
    const { arrange, check, setUp } = stage;
    const rule = { rule: "link-needs-validation-fields" } as const;
    const site = await aSite(stage);
    const { ApplicationUserID } = await aReader(stage, site);
    await setUp(async () => (await saveSubscriber(site.manage, "P-1", { ValidationFields: [number, code] })).is(200));
    await setUp(async () => (await saveSubscriber(site.manage, "P-2", {})).is(200));
    const users = async (key: string) => (await linkedUsers(site.manage, key)).is(200).body.Users.length;

    for (const ValidationFields of [
      [],
      [number],
      [code],
      [number, { ...code, Value: "24105" }],
      [number, { ...code, Value: "" }],
      [number, { Name: "PostalCodes", Value: "24103" }],
      [
        { ...number, Value: "24103" },
        { ...code, Value: "40017" },
      ],
    ]) {
      const refused = await isRefused(
        arrange.linkSubscriber({ SubscriberKey: "P-1", ApplicationUserID, ValidationFields }),
      );
      check("not proved", rule, refused, true);
    }
    check("nobody is linked", rule, await users("P-1"), 0);

    await link(stage, { SubscriberKey: "P-1", ApplicationUserID, ValidationFields: [code, number] });
    check("proved, in any order", rule, await users("P-1"), 1);
    await link(stage, { SubscriberKey: "P-2", ApplicationUserID });
    check("nothing to prove", rule, await users("P-2"), 1);
  },
});
