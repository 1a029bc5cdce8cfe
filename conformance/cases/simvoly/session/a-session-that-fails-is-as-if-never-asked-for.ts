import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSession, askSession, entered, open } from "../sessions.ts";

const message = "Internal server error";

export default conformanceCase({
  title: "A failure of the vendor is one sentence, and the access address works the next time",
  contract: ["createSession 500", "openSession 500", "openSession 302"],
  rules: { positive: ["server-failure"], contrast: ["server-failure"] },
  needs: { capabilities: ["faults"] },
  does: "creates",
  since: "1.0",
  source: ["choice-server-failure"],
  async run(stage) {
    const { check, control } = stage;
    const { projectId, websiteId, externalCustomerId } = await aProject(stage);
    await control.fault({ operation: "createSession", answer: message });
    const failed = (await askSession(stage, { externalCustomerId, projectId })).is(500, message);
    failed.has({ success: false, message });
    const session = await aSession(stage, { externalCustomerId, projectId });
    await control.fault({ operation: "openSession", answer: message });
    const unopened = (await open(stage, session)).is(500, message);
    unopened.has({ success: false, message }).header("set-cookie", undefined).header("location", undefined);
    check("next time", { rule: "server-failure" }, (await entered(stage, session)).websiteId, websiteId);
  },
});
