import { matching, type Receiver } from "../../../kit/index.ts";
import { aUser } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { hookAt, withWebhooks } from "../webhooks.ts";

/** As long as it takes to answer. */
const upTo = (more: number, seconds: number) =>
  matching(`${seconds} to ${seconds + more}`, (value) => Number(value) >= seconds && Number(value) <= seconds + more);

const statuses = [500, 404, 302, 200, 204, 299];

export default conformanceCase({
  title:
    "A webhook that is not answered by 200 to 299 is tried again after 30 seconds and five minutes later, and given up",
  contract: ["createUser 200"],
  rules: {
    positive: ["webhook-tried-three-times", "webhook-to-every-hook-of-its-topic"],
    contrast: ["webhook-tried-three-times"],
  },
  needs: { capabilities: withWebhooks },
  settings: { "webhook-tries": 3 },
  does: "creates",
  since: "1.0",
  source: ["choice-webhook-tries"],
  async run(stage) {
    const { check, clock, outbox, setUp } = stage;
    const rule = { rule: "webhook-tried-three-times" } as const;
    const receivers: Receiver[] = [];
    for (const status of statuses) {
      const receiver = await setUp(() => stage.openReceiver());
      receiver.answer({ status });
      await setUp(() => hookAt(stage, "user_created", `${receiver.url}hook`));
      receivers.push(receiver);
    }
    const tries = async () => {
      await outbox.settle();
      return receivers.map(({ received }) => received.length);
    };
    await aUser(stage);
    check("at once", rule, await tries(), [1, 1, 1, 1, 1, 1]);
    for (const [duration, failed] of [
      ["PT20S", 1],
      ["PT20S", 2],
      ["PT4M", 2],
      ["PT2M", 3],
      ["P1D", 3],
    ] as const) {
      await clock.advance(duration);
      check(`after another ${duration}`, rule, await tries(), [failed, failed, failed, 1, 1, 1]);
    }
    for (const { received } of receivers) {
      const sent = new Set(received.map(({ headers, body }) => `${headers["x-webhook-signature"]} ${body}`));
      check("the same each time", rule, sent.size, 1);
    }
    const [failing, , , taken] = receivers;
    const effects = await outbox.read("user_created");
    const attempts = (url = "") => effects.find(({ to }) => to === `${url}hook`)?.attempts ?? [];
    const seconds = attempts(failing?.url).map(({ at }) => Date.parse(at) / 1000);
    const [first = 0] = seconds;
    check(
      "seconds from the first",
      rule,
      seconds.map((at) => at - first),
      [0, upTo(10, 30), upTo(10, 330)],
    );
    check("one that was taken", rule, attempts(taken?.url).length, 1);
  },
});
