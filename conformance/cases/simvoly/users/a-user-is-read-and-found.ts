import { aUser } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A user is read by id and found by the e-mail address in any letter case",
  contract: ["getUser 200", "searchUser 200", "createUser 200"],
  rules: { positive: ["user-found-by-email"], contrast: ["user-known"] },
  does: "creates",
  since: "1.0",
  source: ["search-address"],
  async run(stage) {
    const rule = { rule: "user-found-by-email" } as const;
    const user = await aUser(stage);
    const read = (await stage.as("platform").call("getUser", { path: { userId: user.id } })).is(200).body;
    const search = { body: { email: user.email.toUpperCase() } };
    const found = (await stage.as("platform").call("searchUser", search)).is(200).body;
    stage.check("the same user", rule, found, read);
  },
});
