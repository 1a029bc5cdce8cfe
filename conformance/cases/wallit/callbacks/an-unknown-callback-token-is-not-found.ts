import { notFound, unknownId } from "../arrange.ts";
import { aSubscriberAndAReader } from "../links.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";
import { callbackResult } from "../subscribers.ts";

export default conformanceCase({
  title: "A callback token that was never issued, or to another property, is an item not found",
  contract: ["getCallbackResult 404", "getCallbackResult 200"],
  rules: { positive: ["callback-token-known"], contrast: ["callback-token-known", "callback-result-lives-24-hours"] },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["result-linked-token", "error-item-not-found"],
  async run(stage) {
    const { check } = stage;
    const { site, link, ApplicationUserID } = await aSubscriberAndAReader(stage);
    const other = await aSite(stage);
    const token = await link();

    for (const unknown of [unknownId, "made-up", ApplicationUserID, `${token}0`]) {
      const refused = await callbackResult(site.manage, unknown);
      refused.is(404, notFound);
      check("nothing but the message", { rule: "callback-token-known" }, refused.body, { Message: notFound });
    }
    (await callbackResult(site.manage, token)).is(200).has({ SubscriberKey: "P-1" });
    (await callbackResult(other.manage, token)).is(404, notFound);
  },
});
