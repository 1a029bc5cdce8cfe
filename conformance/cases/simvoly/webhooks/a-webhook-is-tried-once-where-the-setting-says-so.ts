import { aUser } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { listenTo, withWebhooks } from "../webhooks.ts";

export default conformanceCase({
  title: "A webhook is tried once alone, taken or not, where the setting says one",
  contract: ["createUser 200"],
  rules: { positive: ["webhook-tried-three-times"], contrast: ["webhook-tried-three-times"] },
  needs: { capabilities: withWebhooks },
  settings: { "webhook-tries": 1 },
  does: "creates",
  since: "1.0",
  source: ["choice-webhook-tries"],
  async run(stage) {
    const { check, clock } = stage;
    const rule = { rule: "webhook-tried-three-times" } as const;
    const heard = await listenTo(stage, "user_created");
    for (const status of [500, 200]) {
      heard.receiver.answer({ status });
      await aUser(stage);
      check(`answered by ${status}`, rule, (await heard.news()).length, 1);
      await clock.advance("P1D");
      check("nothing more", rule, await heard.news(), []);
    }
  },
});
