import { aUser } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A second user with the same address in any letter case is refused",
  contract: ["createUser 400"],
  rules: { positive: ["user-email-unique"], contrast: ["user-email-unique"] },
  does: "creates",
  since: "1.0",
  source: ["choice-email-unique"],
  async run(stage) {
    const { email } = await aUser(stage);
    const body = { name: "Second", email: email.toUpperCase(), password: "a-password" };
    (await stage.as("platform").call("createUser", { body })).is(400, "Email is already in use");
    await aUser(stage);
  },
});
