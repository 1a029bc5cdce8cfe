import { notFound } from "../arrange.ts";
import { aSubscriberAndAReader } from "../links.ts";
import { conformanceCase } from "../service.ts";
import { callbackResult } from "../subscribers.ts";

export default conformanceCase({
  title: "A result can be fetched for twenty-four hours, as often as one likes, and is gone afterwards",
  contract: ["getCallbackResult 200", "getCallbackResult 404"],
  rules: { positive: ["callback-result-lives-24-hours"], contrast: ["callback-result-lives-24-hours"] },
  needs: { capabilities: ["panel", "clock", "outbox"] },
  settings: { "callback-result-fetches": "any-number" },
  does: "creates",
  since: "1.0",
  source: ["webhooks-page", "choice-result-gone-status", "choice-result-fetches"],
  async run(stage) {
    const { check, outbox } = stage;
    const { site, link } = await aSubscriberAndAReader(stage);
    const token = await link();
    const first = (await callbackResult(site.manage, token)).is(200);

    await site.advance("PT23H55M");
    await outbox.settle();
    const last = (await callbackResult(site.manage, token)).is(200);
    check("the same all day", { rule: "callback-result-lives-24-hours" }, last.body, first.body);

    await site.advance("PT10M");
    (await callbackResult(site.manage, token)).is(404, notFound);
    await outbox.settle();
    (await callbackResult(site.manage, token)).is(404, notFound);
    await site.advance("P3D");
    await outbox.settle();
    (await callbackResult(site.manage, token)).is(404, notFound);
  },
});
