import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";
import { importSubscribers } from "../subscribers.ts";

export default conformanceCase({
  title: "An import shows the address that it was given and mails it once when it is done, and nobody otherwise",
  contract: ["importExternalSubscribers 200"],
  rules: { positive: ["import-mail-on-request"], contrast: ["import-mail-on-request"] },
  needs: { capabilities: ["panel", "clock", "outbox"] },
  does: "creates",
  since: "1.0",
  source: ["choice-import-mail"],
  async run(stage) {
    const { check, outbox, unique } = stage;
    const rule = { rule: "import-mail-on-request" } as const;
    const site = await aSite(stage);
    const address = `${unique("circulation")}@news.example`;
    const Data = { Subscribers: [{ SubscriberKey: "P-1" }] };
    const mailed = async () => (await outbox.read()).filter(({ to }) => to?.includes("@") === true);

    (await importSubscribers(site.manage, { Data })).is(200).has({ NotificationEmailAddress: null }, rule);
    const silent = { Data, NotificationEmailAddress: null };
    (await importSubscribers(site.manage, silent)).is(200).has({ NotificationEmailAddress: null }, rule);
    check("nobody is mailed", rule, (await mailed()).length, 0);

    const told = { Data, NotificationEmailAddress: address };
    (await importSubscribers(site.manage, told)).is(200).has({ NotificationEmailAddress: address }, rule);
    const mails = await mailed();
    check(
      "one mail to the address",
      rule,
      mails.map(({ to }) => to),
      [address],
    );
  },
});
