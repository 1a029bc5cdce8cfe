import { aGroup, invalid, unknownId } from "../arrange.ts";
import { conformanceCase, ownKey } from "../service.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "A fulfilment export without group or date, or with a group of another property, is refused",
  contract: ["exportFulfillmentSubscriptions 400", "exportFulfillmentSubscriptions 200"],
  rules: {
    positive: ["fulfillment-members-needed", "fulfillment-group-known", "dates-readable", "members-of-their-type"],
    contrast: ["fulfillment-members-needed", "fulfillment-group-known"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["fulfillment-group", "fulfillment-as-of", "fulfillment-api-key", "choice-validation-errors"],
  sends: "invalid",
  async run(stage) {
    const [site, other] = [await aSite(stage), await aSite(stage)];
    const { SubscriptionGroupID } = await aGroup(stage, site, "print", { Fulfilled: true });
    const theirs = await aGroup(stage, other, "print", { Fulfilled: true });
    const AsOfDate = "2026-11-22T00:00:00+01:00";
    const send = (body: unknown) =>
      site.manage.callInvalid("exportFulfillmentSubscriptions", {
        path: { apiKey: ownKey },
        ...(body !== undefined && { body }),
      });

    for (const body of [{ SubscriptionGroupID }, { AsOfDate }, {}, undefined]) {
      (await send(body)).is(400, invalid, { rule: "fulfillment-members-needed" });
    }
    (await send({ SubscriptionGroupID, AsOfDate })).is(200);
    for (const unknown of [theirs.SubscriptionGroupID, unknownId, "print", ""]) {
      (await send({ SubscriptionGroupID: unknown, AsOfDate })).is(400, invalid, { rule: "fulfillment-group-known" });
    }
    for (const never of ["soon", "2027-02-29", ""]) {
      (await send({ SubscriptionGroupID, AsOfDate: never })).is(400, invalid, { rule: "dates-readable" });
    }
    const wrong = [{ SubscriptionGroupID: 7 }, { AsOfDate: 7 }, { NotificationEmailAddress: 7 }];
    for (const one of wrong) {
      const body = { SubscriptionGroupID, AsOfDate, ...one };
      (await send(body)).is(400, invalid, { rule: "members-of-their-type" });
    }
    (await send([])).is(400, invalid, { rule: "members-of-their-type" });

    (await send({ SubscriptionGroupID, AsOfDate })).is(200).has({ SubscriptionGroupID, AsOfDate, Data: null });
    const form = { path: { apiKey: ownKey }, body: { SubscriptionGroupID, AsOfDate }, as: "form" } as const;
    (await site.manage.call("exportFulfillmentSubscriptions", form)).is(200).has({ SubscriptionGroupID, AsOfDate });
  },
});
