import { aUser, readUser, userOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { between, listenTo, withWebhooks } from "../webhooks.ts";

export default conformanceCase({
  title: "A new user is announced with id, name and e-mail address, and nothing else that is done with users is",
  contract: ["createUser 200", "createUser 400", "deleteUser 200"],
  rules: {
    positive: ["user-created-announced", "webhook-times-in-seconds"],
    contrast: ["user-created-announced", "user-email-unique"],
  },
  needs: { capabilities: withWebhooks },
  does: "destroys",
  since: "1.0",
  source: ["webhook-user", "webhook-user-example"],
  async run(stage) {
    const { check, clock } = stage;
    const rule = { rule: "user-created-announced" } as const;
    const platform = stage.as("platform");
    const heard = await listenTo(stage, "user_created");
    const name = "Ada Byron, née Noël";
    for (const beside of [{ password: "a-password", locale: "de", ip: "192.0.2.7" } as const, {}]) {
      const email = `${stage.unique("Ada")}@clients.example`;
      const before = await clock.read();
      const made = (await platform.call("createUser", { body: { name, email, ...beside } })).is(200).body.data;
      const time = between(before, await clock.read());
      check("announced", rule, await heard.news(), [["user_created", { time, user: { id: made.id, name, email } }]]);
    }
    const user = await aUser(stage);
    await heard.news();
    const again = { name, email: user.email.toUpperCase(), password: "a-password" };
    (await platform.call("createUser", { body: again })).is(400, "Email is already in use");
    (await readUser(stage, user.id)).is(200);
    (await userOf(stage, user.email)).is(200);
    (await platform.call("deleteUser", { path: { userId: user.id } })).is(200);
    check("nothing more", rule, await heard.news(), []);
  },
});
