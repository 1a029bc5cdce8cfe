import { aSubscriberAndAReader } from "../links.ts";
import { conformanceCase } from "../service.ts";
import { callbackResult, linkedUsers } from "../subscribers.ts";

export default conformanceCase({
  title: "What a link's callback was about is the linked user, whose subscriptions are empty there and not elsewhere",
  contract: ["getCallbackResult 200", "getLinkedUsers 200"],
  rules: {
    positive: ["callback-result-shape-by-token"],
    contrast: ["callback-token-known", "callback-result-lives-24-hours", "callback-result-shape-by-token"],
  },
  needs: { capabilities: ["panel", "clock"] },
  settings: { "callback-result-fetches": "any-number" },
  does: "creates",
  since: "1.0",
  source: [
    "result-linked-purpose",
    "result-linked-answer",
    "result-linked-token",
    "result-linked-api-key",
    "choice-result-fetches",
  ],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "callback-result-shape-by-token" } as const;
    const { site, link, ApplicationUserID, DemographicFields } = await aSubscriberAndAReader(stage);
    const token = await link();
    const user = { ApplicationUserID, DemographicFields };

    for (const time of ["first", "second"]) {
      const result = (await callbackResult(site.manage, token)).is(200);
      const expected = { SubscriberKey: "P-1", Users: [{ ...user, Subscriptions: [] }] };
      check(`the user, the ${time} time`, rule, result.body, expected);
    }
    const [shown] = (await linkedUsers(site.manage, "P-1")).is(200).body.Users;
    check("the subscriber shows more", rule, shown?.Subscriptions.length, 1);
  },
});
