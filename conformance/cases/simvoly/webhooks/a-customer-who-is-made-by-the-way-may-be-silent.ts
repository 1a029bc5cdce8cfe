import { nobodyNew, twoCustomers } from "../implicit.ts";
import { conformanceCase } from "../service.ts";
import { listenTo, withWebhooks } from "../webhooks.ts";

export default conformanceCase({
  title: "A customer who is made by creating or assigning is not announced where the setting says silent; a user is",
  contract: ["createProject 200", "assignCustomer 200", "createUser 200"],
  rules: {
    positive: ["implicit-user-announced"],
    contrast: ["implicit-user-announced", "user-created-announced"],
  },
  needs: { capabilities: withWebhooks },
  settings: { "implicit-user-webhook": "silent" },
  does: "creates",
  since: "1.0",
  source: ["choice-implicit-user"],
  async run(stage) {
    const rule = { rule: "implicit-user-announced" } as const;
    const heard = await listenTo(stage, "user_created", "project_created");
    const names = await twoCustomers(stage);
    const topics = async () => (await heard.news()).map(([topic]) => topic);
    stage.check("the project alone", rule, await topics(), ["project_created"]);
    await nobodyNew(stage, names);
    const users = ["user_created", "user_created"];
    const projects = ["project_created", "project_created", "project_created"];
    stage.check("users who were made by createUser", rule, await topics(), [...users, ...projects]);
  },
});
