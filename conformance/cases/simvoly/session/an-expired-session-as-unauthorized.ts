import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSession, closed, entered, over } from "../sessions.ts";
import { instantOf } from "../subscriptions.ts";

export default conformanceCase({
  title: "An access address that is too old may be answered with 401",
  contract: ["openSession 401", "openSession 302"],
  rules: { positive: ["session-lives-900-seconds"], contrast: ["session-lives-900-seconds"] },
  settings: { "session-expired-status": 401 },
  needs: { capabilities: ["clock"] },
  does: "creates",
  since: "1.0",
  source: ["session-lifetime", "choice-session-status"],
  async run(stage) {
    const { projectId, websiteId, externalCustomerId } = await aProject(stage);
    const session = await aSession(stage, { externalCustomerId, projectId });
    const place = await entered(stage, session);
    stage.check("in time", { rule: "session-lives-900-seconds" }, place.websiteId, websiteId);
    await stage.clock.advanceTo(instantOf(session.expiresAt + 1));
    await closed(stage, session, 401, over);
  },
});
