import { invalid, notFound } from "../arrange.ts";
import { conformanceCase, ownKey } from "../service.ts";
import { linkedUsers, saveSubscriber } from "../subscribers.ts";

export default conformanceCase({
  title: "A body without its subscriber's key, or with another than the path's, is refused and adds nobody",
  contract: ["saveExternalSubscriber 400", "getLinkedUsers 404", "saveExternalSubscriber 200"],
  rules: {
    positive: ["subscriber-key-needed", "subscriber-known"],
    contrast: ["subscriber-key-needed", "loose-types-accepted", "members-of-their-type"],
  },
  does: "creates",
  since: "1.0",
  source: ["vendor-manage-yaml", "choice-subscriber-key-mismatch", "subscriber-put-key", "subscriber-put-path-key"],
  async run({ as, unique }) {
    const manage = as("manage");
    const [key, other] = [unique("P"), unique("Q")];
    const path = { apiKey: ownKey, subscriberKey: key };

    for (const body of [{}, { SubscriberKey: null }, { SubscriberKey: "" }, { SubscriberKey: other }]) {
      const refused = await manage.call("saveExternalSubscriber", { path, body: { ...body, MaximumLinkedUsers: 1 } });
      refused.is(400, invalid, { rule: "subscriber-key-needed" }).has({ ModelState: { SubscriberKey: [/./] } });
      for (const one of [key, other]) {
        (await linkedUsers(manage, one)).is(404, notFound, { rule: "subscriber-known" });
      }
    }
    const bare = await manage.callInvalid("saveExternalSubscriber", { path });
    bare.is(400, invalid, { rule: "subscriber-key-needed" });

    (await saveSubscriber(manage, key, {})).is(200).has({ SubscriberKey: key });
    const number = Number.parseInt(key.replace(/\D/g, "").slice(0, 9), 10) + 1_000_000_000;
    const numbered = { path: { apiKey: ownKey, subscriberKey: String(number) }, body: { SubscriberKey: number } };
    (await manage.call("saveExternalSubscriber", numbered)).is(200).has({ SubscriberKey: String(number) });
  },
});
