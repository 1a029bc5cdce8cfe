import { nobodyNew, twoCustomers } from "../implicit.ts";
import { conformanceCase } from "../service.ts";
import { between, listenTo, withWebhooks } from "../webhooks.ts";

export default conformanceCase({
  title: "A customer who is made by creating a project or by assigning is announced, and one who was there is not",
  contract: ["createProject 200", "assignCustomer 200"],
  rules: {
    positive: ["implicit-user-announced", "user-created-announced"],
    contrast: ["implicit-user-announced", "known-customer-not-changed", "external-id-joins-user"],
  },
  needs: { capabilities: withWebhooks },
  does: "creates",
  since: "1.0",
  source: ["choice-implicit-user", "webhook-user"],
  async run(stage) {
    const { check, clock } = stage;
    const rule = { rule: "implicit-user-announced" } as const;
    const heard = await listenTo(stage, "user_created");
    const before = await clock.read();
    const { made, ...names } = await twoCustomers(stage);
    const time = between(before, await clock.read());
    const announced = made.map((user) => ["user_created", { time, user }]);
    check("both", rule, await heard.news(), announced);

    const later = await nobodyNew(stage, names);
    const until = between(before, await clock.read());
    const users = later.map((user) => ["user_created", { time: until, user }]);
    check("those who were made by createUser alone", rule, await heard.news(), users);
  },
});
