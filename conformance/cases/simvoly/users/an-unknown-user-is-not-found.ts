import { aUser, nobody } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A user who does not exist is not found by id or by address",
  contract: ["getUser 404", "searchUser 404", "deleteUser 404"],
  rules: { positive: ["user-known"], contrast: ["user-known"] },
  does: "creates",
  since: "1.0",
  source: ["choice-unknown-ids"],
  async run(stage) {
    const path = { userId: nobody };
    (await stage.as("platform").call("getUser", { path })).is(404, "User not found");
    (await stage.as("platform").call("deleteUser", { path })).is(404, "User not found");
    const body = { email: `${stage.unique("nobody")}@clients.example` };
    (await stage.as("platform").call("searchUser", { body })).is(404, "User not found");
    const { id } = await aUser(stage);
    (await stage.as("platform").call("getUser", { path: { userId: id } })).is(200);
  },
});
