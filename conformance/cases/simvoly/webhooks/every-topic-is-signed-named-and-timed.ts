import { member } from "../../../kit/json.ts";
import { activate, aProject, createProject, setStatus, userOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { between, listenTo, ofProject, type Topic, withWebhooks } from "../webhooks.ts";

const onCreation = ["project_created", "website_created"] as const;
const onSubscription = ["subscription_activated", "subscription_renewed", "subscription_expired"] as const;
const onDeletion = ["website_deleted", "project_deleted"] as const;
const others = ["user_created", "trial_expired", "affiliate_joined", "bandwidth_notification"] as const;

export default conformanceCase({
  title: "A webhook of each of the eleven topics is signed under its hook's secret, names hook and topic, and is timed",
  contract: [],
  rules: {
    positive: ["webhook-signed", "webhook-names-its-topic", "webhook-times-in-seconds"],
    contrast: ["webhook-names-its-topic", "webhook-to-every-hook-of-its-topic"],
  },
  needs: { capabilities: withWebhooks },
  does: "destroys",
  since: "1.0",
  source: [
    "webhooks-post",
    "webhooks-times",
    "webhooks-id",
    "webhooks-topic",
    "webhooks-signature",
    "receiver-signature",
  ],
  async run(stage) {
    const { arrange, check, clock, setUp } = stage;
    const rule = { rule: "webhook-times-in-seconds" } as const;
    const heard = await listenTo(stage, ...onCreation, ...onSubscription, ...onDeletion, ...others);
    const ids = new Set(heard.hooks.map(({ id }) => id));
    check("each hook has an id of its own", { rule: "webhook-names-its-topic" }, ids.size, 11);
    const step = async <T>(topics: readonly Topic[], act: () => Promise<T>, isMeant?: (one: unknown) => boolean) => {
      const before = await clock.read();
      const done = await setUp(act);
      const time = between(before, await clock.read());
      const news = (await heard.news(isMeant)).map(([topic, payload]) => [topic, member(payload, "time")]);
      check(
        topics.join(", "),
        rule,
        news,
        topics.map((topic) => [topic, time]),
      );
      return done;
    };

    const { projectId, websiteId, externalCustomerId, customerEmail } = await step(
      ["user_created", ...onCreation],
      () => aProject(stage),
    );
    await step(["subscription_activated"], () => activate(stage, projectId, { bandwidth: 100 }));
    await step(["bandwidth_notification"], () => arrange.setUsage({ websiteId, bandwidth: 85 }));
    await step(["subscription_renewed"], () => clock.advance("P1M"), ofProject(projectId));
    const expire = async (id: number) => (await setStatus(stage, id, { status: "EXPIRED" })).is(200);
    await step(["subscription_expired"], () => expire(projectId));
    const again = async () => (await createProject(stage, { externalCustomerId })).is(200).body.data;
    const second = await step(onCreation, again);
    await step(["trial_expired"], () => expire(second.projectId));
    const remove = { path: { id: websiteId }, body: { status: "DELETED" } } as const;
    await step(["website_deleted"], () => stage.as("platform").call("setWebsiteStatus", remove));
    await step(["project_deleted"], () => arrange.deleteProject({ projectId }));
    const { id: userId } = (await userOf(stage, customerEmail)).is(200).body;
    await step(["affiliate_joined"], () => arrange.joinAffiliate({ userId }));
    await step([], () => stage.as("platform").call("listPlans"));
  },
});
