import { conformanceCase } from "../service.ts";
import { aSession, entered, leadsTo } from "../sessions.ts";
import { anotherSite, aRoomyProject } from "../sites.ts";
import { assign } from "../subscriptions.ts";

export default conformanceCase({
  title: "Without a website a session leads to the one that was created or edited last when its address is opened",
  contract: ["openSession 302"],
  rules: { positive: ["session-to-last-modified-site"], contrast: ["session-to-last-modified-site"] },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["session-project", "session-advice", "choice-list-order"],
  async run(stage) {
    const { arrange, check, clock } = stage;
    const rule = { rule: "session-to-last-modified-site" } as const;
    const { projectId, websiteId: first, externalCustomerId } = await aRoomyProject(stage);
    const later = async () => {
      await clock.advance("PT2S");
      return (await anotherSite(stage, { projectId })).websiteId;
    };
    const [second, third] = [await later(), await later()];
    const session = await aSession(stage, { externalCustomerId, projectId });
    const ofTwo = await assign(stage, { projectId, websiteId: first });
    await assign(stage, { projectId, websiteId: second }, ofTwo);
    const goes = async (what: string, websiteId: number, ofAdmin: number) => {
      check(what, rule, (await entered(stage, session)).websiteId, websiteId);
      check(
        `${what}, for an admin of two`,
        rule,
        (await leadsTo(stage, { externalCustomerId: ofTwo, projectId })).websiteId,
        ofAdmin,
      );
    };

    await goes("created last", third, second);
    await clock.advance("PT2S");
    await arrange.editWebsite({ websiteId: first });
    await goes("edited last", first, first);
    await clock.advance("PT2S");
    await arrange.editWebsite({ websiteId: third });
    await goes("edited since", third, first);
    const named = await leadsTo(stage, { externalCustomerId, projectId, websiteId: second });
    check("but the one that is named", rule, named.websiteId, second);
  },
});
