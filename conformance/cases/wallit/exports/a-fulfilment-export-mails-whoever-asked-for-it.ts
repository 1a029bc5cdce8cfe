import { aGroup } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";
import { aroundNow, exportFulfillment, exportSubscribers } from "../subscribers.ts";

export default conformanceCase({
  title: "A fulfilment export shows the address that it was given and mails it once, and nobody otherwise",
  contract: ["exportFulfillmentSubscriptions 200"],
  rules: { positive: ["fulfillment-mail-on-request"], contrast: ["fulfillment-mail-on-request"] },
  needs: { capabilities: ["panel", "clock", "outbox"] },
  does: "creates",
  since: "1.0",
  source: ["fulfillment-mail", "fulfillment-answer"],
  async run(stage) {
    const { check, outbox, unique } = stage;
    const rule = { rule: "fulfillment-mail-on-request" } as const;
    const site = await aSite(stage);
    const { SubscriptionGroupID } = await aGroup(stage, site, "print", { Fulfilled: true });
    const question = { SubscriptionGroupID, AsOfDate: "2026-11-22T00:00:00Z" };
    const NotificationEmailAddress = `${unique("circulation")}@news.example`;
    const mailed = async () => (await outbox.read()).flatMap(({ to }) => (to?.includes("@") === true ? [to] : []));

    (await exportFulfillment(site.manage, question)).is(200).has({ NotificationEmailAddress: null }, rule);
    const silent = { ...question, NotificationEmailAddress: null };
    (await exportFulfillment(site.manage, silent)).is(200).has({ NotificationEmailAddress: null }, rule);
    (await exportSubscribers(site.manage, aroundNow(site))).is(200);
    check("nobody is mailed", rule, await mailed(), []);

    const told = { ...question, NotificationEmailAddress };
    (await exportFulfillment(site.manage, told)).is(200).has({ NotificationEmailAddress }, rule);
    check("one mail to the address", rule, await mailed(), [NotificationEmailAddress]);
  },
});
