import { userOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

const message = "Internal server error";

export default conformanceCase({
  title: "A failure before the change leaves nothing and announces nobody, and one afterwards leaves the change",
  contract: ["createUser 500", "searchUser 404", "searchUser 200"],
  rules: { positive: ["server-failure"], contrast: ["server-failure", "user-known"] },
  needs: { capabilities: ["faults"] },
  does: "creates",
  since: "1.0",
  source: ["choice-server-failure"],
  async run(stage) {
    const rule = { rule: "server-failure" } as const;
    const [lost, kept] = ["lost", "kept"].map((name) => `${stage.unique(name)}@clients.example`);
    const create = (email = "") =>
      stage.as("platform").call("createUser", { body: { name: "Ada Byron", email, password: "a-password" } });
    await stage.control.fault({ operation: "createUser", answer: message, at: "before" });
    (await create(lost)).is(500, message);
    (await userOf(stage, lost ?? "")).is(404, "User not found");
    await stage.control.fault({ operation: "createUser", answer: message, at: "after" });
    (await create(kept)).is(500, message);
    const made = (await userOf(stage, kept ?? "")).is(200).body;
    stage.check("the change", rule, made, { id: made.id, name: "Ada Byron", email: kept, locale: "en" });
    (await create(lost)).is(200);
    (await create(kept)).is(400, "Email is already in use", { rule: "user-email-unique" });
  },
});
