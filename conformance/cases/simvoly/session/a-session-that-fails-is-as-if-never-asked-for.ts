import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSession, askSession, entered, open } from "../sessions.ts";

const message = "Internal server error";

export default conformanceCase({
  title:
    "A session that fails is as if never asked for, one that succeeds is one, and an access address works the next time",
  contract: ["createSession 500", "openSession 500", "openSession 302"],
  rules: { positive: ["server-failure"], contrast: ["server-failure"] },
  needs: { capabilities: ["faults", "rows"] },
  does: "creates",
  since: "1.0",
  source: ["choice-server-failure"],
  async run(stage) {
    const { check, control } = stage;
    const { projectId, websiteId, externalCustomerId } = await aProject(stage);
    const kept = async () =>
      (await control.rows("sessions")).filter((one) => one.projectId === projectId).map(({ id }) => id);
    await control.fault({ operation: "createSession", answer: message });
    const failed = (await askSession(stage, { externalCustomerId, projectId })).is(500, message);
    failed.has({ success: false, message });
    check("none is kept", { rule: "server-failure" }, await kept(), []);
    const session = await aSession(stage, { externalCustomerId, projectId });
    check("one is kept", { status: "createSession 200" }, await kept(), [session.token]);
    await control.fault({ operation: "openSession", answer: message });
    const unopened = (await open(stage, session)).is(500, message);
    unopened.has({ success: false, message }).header("set-cookie", undefined).header("location", undefined);
    check("next time", { rule: "server-failure" }, (await entered(stage, session)).websiteId, websiteId);
  },
});
