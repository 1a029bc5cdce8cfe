import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSession, closed, entered, over } from "../sessions.ts";
import { instantOf } from "../subscriptions.ts";

export default conformanceCase({
  title: "An access address works any number of times within 900 seconds, and asks for a new one from then on",
  contract: ["openSession 302", "openSession 410"],
  rules: { positive: ["session-lives-900-seconds"], contrast: ["session-lives-900-seconds"] },
  needs: { capabilities: ["clock"] },
  settings: { "session-expired-status": 410, "session-uses": "any-number" },
  does: "creates",
  since: "1.0",
  source: ["session-lifetime", "session-forward", "choice-session-status", "choice-session-uses"],
  async run(stage) {
    const { check, clock } = stage;
    const rule = { rule: "session-lives-900-seconds" } as const;
    const { projectId, websiteId, externalCustomerId } = await aProject(stage);
    const session = await aSession(stage, { externalCustomerId, projectId });
    const unused = await aSession(stage, { externalCustomerId, projectId });
    const isIn = async (what: string, one: typeof session) =>
      check(what, rule, (await entered(stage, one)).websiteId, websiteId);

    await isIn("at once", session);
    await isIn("again", session);
    await clock.advanceTo(instantOf(session.expiresAt - 10));
    await isIn("ten seconds before its end", session);
    const fresh = await aSession(stage, { externalCustomerId, projectId });

    await clock.advanceTo(instantOf(unused.expiresAt + 1));
    for (const one of [session, session, unused]) await closed(stage, one, 410, over);
    await isIn("the new one", fresh);
    await clock.advance("P1D");
    await closed(stage, session, 410, over);
  },
});
