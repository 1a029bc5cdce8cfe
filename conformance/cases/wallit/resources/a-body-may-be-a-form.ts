import { notFound, readResource, saveResource } from "../arrange.ts";
import { defaultGroup } from "../resources.ts";
import { conformanceCase, ownKey } from "../service.ts";

export default conformanceCase({
  title: "A resource may be sent as a form, its group by the bare id, and a body of another type counts as none",
  contract: ["saveResource 200", "getResource 404"],
  rules: {
    positive: ["loose-types-accepted", "put-creates-or-updates", "resource-known"],
    contrast: ["json-body-well-formed", "members-of-their-type"],
  },
  does: "creates",
  since: "1.0",
  source: [
    "resource-put-external-key",
    "resource-put-active",
    "resource-put-byline",
    "resource-put-paywall-description",
  ],
  sends: "invalid",
  async run({ as, check, unique }) {
    const manage = as("manage");
    const externalKey = unique("article");
    const path = { propertyID: ownKey, externalKey };
    const { PricingGroupID } = await defaultGroup(manage);
    const texts = { Name: "Harbour & Quay", Title: "By night + day", Byline: "Ada Nörth", PaywallDescription: "Read" };
    const body = {
      ExternalKey: externalKey,
      ...texts,
      PricingGroup: PricingGroupID,
      Price: "0.4",
      Active: "True",
    } as const;

    const made = (await manage.call("saveResource", { path, body, as: "form" })).is(200);
    made.has({ ExternalKey: externalKey, ...texts, Price: 0.4, Active: true }, { rule: "loose-types-accepted" });
    made.has({ PricingGroup: { PricingGroupID } }, { rule: "loose-types-accepted" });
    const off = (await manage.call("saveResource", { path, body: { Active: "0" }, as: "form" })).is(200);
    check("and nothing else", { rule: "put-creates-or-updates" }, off.body, { ...made.body, Active: false });

    const address = `/api/Property/${ownKey}/Resource/${externalKey}`;
    const put = { operation: "saveResource", method: "PUT", path: address } as const;
    const unread = await manage.send({ ...put, headers: { "content-type": "text/plain" }, body: "{" });
    unread.is(200).has({ Name: texts.Name, Title: texts.Title }, { rule: "json-body-well-formed" });
    (await saveResource(manage, externalKey, { Title: "Day" })).is(200).has({ Title: "Day", Active: false });
    (await readResource(manage, unique("nothing"))).is(404, notFound);
  },
});
