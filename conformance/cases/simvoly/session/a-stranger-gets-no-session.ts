import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A session is given to the owner and to nobody without access",
  contract: ["createSession 403", "createSession 404"],
  rules: { positive: ["session-needs-access", "session-creates-nobody"], contrast: ["session-needs-access"] },
  does: "creates",
  since: "1.0",
  source: ["choice-session-access", "choice-session-unknown-customer"],
  async run(stage) {
    const { projectId, externalCustomerId } = await aProject(stage);
    const stranger = (await aProject(stage)).externalCustomerId;
    const ask = (customer: string) =>
      stage.as("platform").call("createSession", { body: { projectId, externalCustomerId: customer } });
    (await ask(stranger)).is(403, "User has no access to this project");
    (await ask(stage.unique("nobody"))).is(404, "User not found");
    (await ask(externalCustomerId)).is(200);
  },
});
