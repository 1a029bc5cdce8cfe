import { aUser, nobody, readUser, userOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

const message = "User not found";

export default conformanceCase({
  title: "A user who does not exist, or does not any more, is not found by id or by address",
  contract: ["getUser 404", "searchUser 404", "deleteUser 404", "deleteUser 200"],
  rules: { positive: ["user-known"], contrast: ["user-known"] },
  does: "destroys",
  since: "1.0",
  source: ["choice-unknown-ids", "delete-user-address"],
  async run(stage) {
    const rule = { rule: "user-known" } as const;
    const remove = (userId: number) => stage.as("platform").call("deleteUser", { path: { userId } });
    const refused = (await readUser(stage, nobody)).is(404, message);
    stage.check("nothing more", rule, refused.body, { success: false, message });
    (await remove(nobody)).is(404, message);
    (await userOf(stage, `${stage.unique("nobody")}@clients.example`)).is(404, message);

    const [gone, kept] = [await aUser(stage), await aUser(stage)];
    (await readUser(stage, gone.id)).is(200);
    const removed = (await remove(gone.id)).is(200);
    stage.check("the answer", { status: "deleteUser 200" }, removed.body, { success: true });
    (await readUser(stage, gone.id)).is(404, message);
    (await userOf(stage, gone.email)).is(404, message);
    (await remove(gone.id)).is(404, message);
    stage.check("another stays", rule, (await readUser(stage, kept.id)).is(200).body, kept);
    (await userOf(stage, kept.email)).is(200);
  },
});
