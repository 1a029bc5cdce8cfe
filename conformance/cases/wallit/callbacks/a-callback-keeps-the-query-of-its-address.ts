import { aSubscriberAndAReader } from "../links.ts";
import { conformanceCase } from "../service.ts";
import { signature } from "../signature.ts";
import { withCallbacks } from "../subscribers.ts";

export default conformanceCase({
  title: "An address that has a query of its own keeps it, beside type and token, and it is signed with them",
  contract: ["getCallbackResult 200"],
  rules: { positive: ["callback-is-a-signed-get"], contrast: ["callback-is-a-signed-get"] },
  needs: { capabilities: withCallbacks },
  does: "creates",
  since: "1.0",
  source: ["callback-signing", "webhooks-page"],
  async run(stage) {
    const { arrange, check, openReceiver, outbox, setUp } = stage;
    const rule = { rule: "callback-is-a-signed-get" } as const;
    const { site, link } = await aSubscriberAndAReader(stage);
    const receiver = await setUp(openReceiver);
    await setUp(() => arrange.setCallbackAddress({ Key: site.Key, URL: `${receiver.url}Hook?Shop=A%20b&z=` }));
    const CallbackToken = await link();
    await outbox.settle();

    const [heard, ...more] = receiver.received;
    check("one callback", rule, more, []);
    const question = new URLSearchParams(heard?.path.split("?")[1]);
    check("its own query and ours", rule, Object.fromEntries(question), {
      Shop: "A b",
      z: "",
      CallbackType: "ExternalSubscriberLinked",
      CallbackToken,
    });
    const at = new Date(heard?.headers["timestamp"] ?? "");
    const path = `${new URL(receiver.url).pathname}Hook`;
    const expected = signature(site.keys.manage, { method: "GET", path, parameters: [...question], at });
    check("all of it signed", rule, heard?.headers["authentication"], expected.authentication);
    const answer = await site.manage.call("getCallbackResult", {
      path: { apiKey: site.Key, callbackToken: CallbackToken },
    });
    answer.is(200).has({ SubscriberKey: "P-1" });
  },
});
