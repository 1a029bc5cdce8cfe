import { aReader, notFound } from "../arrange.ts";
import { aSubscriberAndAReader } from "../links.ts";
import { conformanceCase } from "../service.ts";
import { callbackResult, link } from "../subscribers.ts";

export default conformanceCase({
  title: "Where the setting says so, a result can be fetched once, and each token has a result of its own",
  contract: ["getCallbackResult 200", "getCallbackResult 404"],
  rules: {
    positive: ["callback-result-lives-24-hours"],
    contrast: ["callback-result-lives-24-hours", "callback-token-known"],
  },
  needs: { capabilities: ["panel", "clock"] },
  settings: { "callback-result-fetches": "once" },
  does: "creates",
  since: "1.0",
  source: ["choice-result-fetches"],
  async run(stage) {
    const first = await aSubscriberAndAReader(stage);
    const { site } = first;
    const other = await aReader(stage, site);
    const one = await first.link();
    const two = await link(stage, { SubscriberKey: "P-1", ApplicationUserID: other.ApplicationUserID });

    const { ApplicationUserID } = first;
    (await callbackResult(site.manage, one)).is(200).has({ Users: [{ ApplicationUserID }] });
    (await callbackResult(site.manage, one)).is(404, notFound);
    (await callbackResult(site.manage, two)).is(200).has({ SubscriberKey: "P-1" });
    (await callbackResult(site.manage, two)).is(404, notFound);
  },
});
