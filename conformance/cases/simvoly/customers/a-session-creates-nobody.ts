import { aProject, aUser, nobody, projectsOf, userOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

const message = "User not found";

export default conformanceCase({
  title: "A session for an external id that nobody has is refused, whatever else is sent, and creates nobody",
  contract: ["createSession 404", "createSession 200"],
  rules: { positive: ["session-creates-nobody", "user-known"], contrast: ["session-creates-nobody"] },
  does: "creates",
  since: "1.0",
  source: ["choice-session-unknown-customer", "session-external-customer", "choice-unknown-ids"],
  sends: "invalid",
  async run(stage) {
    const rule = { rule: "session-creates-nobody" } as const;
    const { projectId, externalCustomerId } = await aProject(stage);
    const free = await aUser(stage);
    const unknown = stage.unique("nobody");
    const email = `${unknown}@clients.example`;
    const ask = (body: object) => stage.as("platform").callInvalid("createSession", { body: { projectId, ...body } });

    const names = { customerFirstName: "Olga", customerLastName: "Weber" };
    for (const beside of [{}, { customerEmail: email, ...names }, { customerEmail: free.email }]) {
      const refused = (await ask({ externalCustomerId: unknown, ...beside })).is(404, message, rule);
      stage.check("nothing more", rule, refused.body, { success: false, message });
    }
    (await userOf(stage, email)).is(404, message, { rule: "user-known" });
    stage.check("no projects", rule, (await projectsOf(stage, unknown)).is(200).body, []);
    (await ask({ userId: nobody })).is(404, message, { rule: "user-known" });
    (await ask({ userEmail: email })).is(404, message, { rule: "user-known" });
    (await ask({ externalCustomerId })).is(200);
  },
});
