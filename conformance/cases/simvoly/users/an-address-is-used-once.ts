import { aProject, aUser, readUser, userOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

const message = "Email is already in use";

export default conformanceCase({
  title: "A second user with the same address in any letter case is refused, until the first is gone",
  contract: ["createUser 400", "createUser 200"],
  rules: { positive: ["user-email-unique"], contrast: ["user-email-unique"] },
  does: "destroys",
  since: "1.0",
  source: ["choice-email-unique"],
  async run(stage) {
    const rule = { rule: "user-email-unique" } as const;
    const user = await aUser(stage);
    const { customerEmail } = await aProject(stage);
    const create = (email: string) =>
      stage.as("platform").call("createUser", { body: { name: "Second", email, password: "another" } });
    for (const email of [user.email, user.email.toUpperCase(), customerEmail]) {
      const refused = (await create(email)).is(400, message);
      stage.check("nothing more", rule, refused.body, { success: false, message });
    }
    stage.check("the first as ever", rule, (await readUser(stage, user.id)).is(200).body, user);
    stage.check("and alone", rule, (await userOf(stage, user.email)).is(200).body, user);
    (await create(`x${user.email}`)).is(200);
    (await stage.as("platform").call("deleteUser", { path: { userId: user.id } })).is(200);
    const again = (await create(user.email)).is(200).body.data;
    stage.check("another user", rule, [again.name, again.id === user.id], ["Second", false]);
  },
});
