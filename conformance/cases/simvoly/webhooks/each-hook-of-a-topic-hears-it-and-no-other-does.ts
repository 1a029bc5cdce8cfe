import { aUser, createProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { hookAt, listeningBy, signatureOf, type Topic, withWebhooks } from "../webhooks.ts";

export default conformanceCase({
  title: "Each hook of a topic is sent each of its events once, in order of the hooks, and no other hook is",
  contract: ["createUser 200", "createProject 200"],
  rules: {
    positive: ["webhook-to-every-hook-of-its-topic", "webhook-signed", "webhook-names-its-topic"],
    contrast: ["webhook-to-every-hook-of-its-topic", "webhook-signed"],
  },
  needs: { capabilities: withWebhooks },
  does: "creates",
  since: "1.0",
  source: ["webhooks-post", "webhooks-id", "webhooks-signature", "choice-webhook-order", "choice-webhook-id"],
  async run(stage) {
    const { arrange, check, outbox, setUp } = stage;
    const rule = { rule: "webhook-to-every-hook-of-its-topic" } as const;
    const receiver = await setUp(() => stage.openReceiver());
    const topics: readonly Topic[] = [
      "user_created",
      "project_created",
      "user_created",
      "website_created",
      "user_created",
    ];
    const hooks = [];
    for (const [at, topic] of topics.entries()) {
      hooks.push(await setUp(() => hookAt(stage, topic, `${receiver.url}hooks/${at}`)));
    }
    const heard = listeningBy(stage, { receiver, hooks });
    let known = 0;
    const paths = async () => {
      await outbox.settle();
      const fresh = receiver.received.slice(known);
      known += fresh.length;
      return fresh.map(({ path }) => path);
    };

    const user = await aUser(stage);
    check("all three of one topic", rule, await paths(), ["/hooks/0", "/hooks/2", "/hooks/4"]);
    const bodies = new Set(receiver.received.map(({ body }) => body));
    check("the same to each", rule, [(await heard.news()).length, bodies.size], [3, 1]);
    (await createProject(stage, { userId: user.id })).is(200);
    check("other topics", rule, await paths(), ["/hooks/1", "/hooks/3"]);
    check("each signed", rule, (await heard.news()).length, 2);

    const [first, , third, , last] = hooks;
    await setUp(() => arrange.deleteWebhook({ id: third?.id ?? 0 }));
    const rotated = await setUp(() => arrange.rotateWebhookSecret({ id: last?.id ?? 0, secret: "another-secret" }));
    await aUser(stage);
    check("without the one that is gone", rule, await paths(), ["/hooks/0", "/hooks/4"]);
    const signed = receiver.received.slice(-2).map(({ headers, body }) => [headers["x-webhook-signature"], body]);
    const secrets = [first?.secret ?? "", rotated.secret];
    const expected = signed.map(([, body = ""], at) => [signatureOf({ secret: secrets[at] ?? "" }, body), body]);
    check("each under its own secret", { rule: "webhook-signed" }, signed, expected);
    check("the new one", { rule: "webhook-signed" }, rotated.secret, "another-secret");

    const late = await setUp(() => hookAt(stage, "user_created", `${receiver.url}hooks/late`));
    check("nothing of before", rule, await paths(), []);
    await aUser(stage);
    check("a later hook", rule, await paths(), ["/hooks/0", "/hooks/4", "/hooks/late"]);
    const ids = receiver.received.slice(-3).map(({ headers }) => headers["x-webhook-id"]);
    check("by id", { rule: "webhook-names-its-topic" }, ids, [first?.id, last?.id, late.id].map(String));
  },
});
