import { aProject, nobody, projectsOf, userOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { askSession } from "../sessions.ts";

const message = "Provide exactly one customer identifier";

export default conformanceCase({
  title: "A session is for the one customer who is named by external id, user id or e-mail address, and makes nobody",
  contract: ["createSession 400", "createSession 404", "createSession 200"],
  rules: {
    positive: ["customer-named-once", "user-known", "session-creates-nobody"],
    contrast: ["customer-named-once", "session-creates-nobody"],
  },
  does: "creates",
  since: "1.0",
  source: ["session-external-customer", "session-user", "choice-session-unknown-customer"],
  sends: "invalid",
  async run(stage) {
    const made = await aProject(stage);
    const { projectId, externalCustomerId, customerEmail: userEmail } = made;
    const { id: userId } = (await userOf(stage, userEmail)).is(200).body;
    for (const customer of [
      {},
      { externalCustomerId, userId },
      { externalCustomerId, userEmail },
      { userId, userEmail },
      { externalCustomerId, userId, userEmail },
    ]) {
      const refused = (await askSession(stage, { projectId, ...customer })).is(400, message);
      refused.has({ success: false, message });
    }
    for (const customer of [
      { externalCustomerId },
      { userId },
      { userEmail },
      { userEmail: userEmail.toUpperCase() },
      { externalCustomerId, userEmail: "" },
    ]) {
      (await askSession(stage, { projectId, ...customer })).is(200);
    }

    const unknown = stage.unique("nobody");
    const email = `${unknown}@clients.example`;
    for (const customer of [{ externalCustomerId: unknown }, { userId: nobody }, { userEmail: email }]) {
      const refused = (await askSession(stage, { projectId, ...customer })).is(404, "User not found");
      refused.has({ success: false, message: "User not found" });
    }
    const named = { customerEmail: email, customerFirstName: "Nobody" };
    const body = { projectId, externalCustomerId: unknown, ...named };
    (await stage.as("platform").callInvalid("createSession", { body })).is(404, "User not found");
    (await userOf(stage, email)).is(404, "User not found");
    const projects = (await projectsOf(stage, unknown)).is(200).body;
    stage.check("nobody is made", { rule: "session-creates-nobody" }, projects, []);
  },
});
