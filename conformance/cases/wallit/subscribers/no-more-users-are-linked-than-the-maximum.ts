import { aReader, isRefused } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";
import { link, linkedUsers, saveSubscriber } from "../subscribers.ts";

export default conformanceCase({
  title:
    "As many users are linked to a subscriber as its maximum allows, each counted once; any number without one, none at 0",
  contract: ["getLinkedUsers 200"],
  rules: {
    positive: ["linked-users-capped", "subscriber-put-creates-or-updates"],
    contrast: ["linked-users-capped"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["reason-linking", "subscriber-put-maximum", "choice-linked-subscriptions"],
  async run(stage) {
    const { arrange, check, setUp } = stage;
    const rule = { rule: "linked-users-capped" } as const;
    const site = await aSite(stage);
    const readers = [await aReader(stage, site), await aReader(stage, site), await aReader(stage, site)];
    const ids = readers.map(({ ApplicationUserID }) => ApplicationUserID);
    const [first = "", second = "", third = ""] = ids;
    const save = (key: string, MaximumLinkedUsers: number | null) =>
      setUp(async () => (await saveSubscriber(site.manage, key, { MaximumLinkedUsers })).is(200));
    const refuses = (SubscriberKey: string, ApplicationUserID: string) =>
      isRefused(arrange.linkSubscriber({ SubscriberKey, ApplicationUserID, ValidationFields: [] }));
    const linked = async (key: string) =>
      (await linkedUsers(site.manage, key)).is(200).body.Users.map(({ ApplicationUserID }) => ApplicationUserID);

    await save("two", 2);
    for (const _again of [1, 2]) await link(stage, { SubscriberKey: "two", ApplicationUserID: first });
    check("linked twice is linked once", rule, await linked("two"), [first]);
    await link(stage, { SubscriberKey: "two", ApplicationUserID: second });
    check("a third is refused", rule, await refuses("two", third), true);
    check("whoever is linked may be linked again", rule, await refuses("two", first), false);
    check("two are linked", rule, await linked("two"), [first, second]);
    await save("two", 3);
    check("there is room now", rule, await refuses("two", third), false);
    check("three are linked", rule, await linked("two"), ids);

    await save("none", 0);
    check("nobody may be linked", rule, await refuses("none", first), true);
    await save("any", null);
    for (const id of ids) await link(stage, { SubscriberKey: "any", ApplicationUserID: id });
    check("any number may", rule, [await linked("none"), await linked("any")], [[], ids]);
  },
});
