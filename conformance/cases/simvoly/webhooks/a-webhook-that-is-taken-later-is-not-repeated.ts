import { member } from "../../../kit/json.ts";
import { aUser } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { listenTo, withWebhooks } from "../webhooks.ts";

export default conformanceCase({
  title: "A webhook that is taken at the second try is not sent a third time, and later events are sent meanwhile",
  contract: ["createUser 200"],
  rules: {
    positive: ["webhook-tried-three-times"],
    contrast: ["webhook-tried-three-times", "webhook-times-in-seconds"],
  },
  needs: { capabilities: withWebhooks },
  does: "creates",
  since: "1.0",
  source: ["choice-webhook-tries"],
  async run(stage) {
    const { check, clock } = stage;
    const rule = { rule: "webhook-tried-three-times" } as const;
    const heard = await listenTo(stage, "user_created");
    heard.receiver.answer({ status: 503 });
    const first = await aUser(stage);
    const [lost, ...more] = await heard.news();
    check("the first try", rule, more, []);
    heard.receiver.answer({ status: 201 });
    const second = await aUser(stage);
    const [taken, ...rest] = await heard.news();
    check("a later event", rule, [rest.length, idIn(taken?.[1])], [0, second.id]);
    await clock.advance("PT31S");
    check("the second try, with the time of the event", rule, await heard.news(), [lost]);
    check("is of the first event", rule, idIn(lost?.[1]), first.id);
    await clock.advance("P1D");
    check("no third", rule, await heard.news(), []);
  },
});

const idIn = (payload: unknown): unknown => member(member(payload, "user"), "id");
