import { aProject, setStatus } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { addWebsite, aFunnelTemplate, deleteWebsite, makeRoom, websitesOf } from "../sites.ts";

const full = "Plan allows no more sites of this type";

export default conformanceCase({
  title:
    "A project takes no more websites and no more funnels than its plan allows, on trial one of each and expired as before, and a deleted one makes room",
  contract: ["addWebsite 400", "addWebsite 200"],
  rules: {
    positive: ["added-site-within-plan"],
    contrast: ["added-site-within-plan", "999-is-no-limit", "expiry-keeps-plan"],
  },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["reason-subscription-of-project", "choice-limits", "project-holds-sites"],
  async run(stage) {
    const rule = { rule: "added-site-within-plan" } as const;
    const funnelTemplateId = (await aFunnelTemplate(stage)).id;
    const { projectId, websiteId } = await aProject(stage);
    const website = () => addWebsite(stage, { projectId });
    const funnel = () => addWebsite(stage, { projectId, funnelTemplateId });
    const typesAre = async (...types: readonly string[]) => {
      const shown = (await websitesOf(stage, projectId)).is(200).body.map(({ type }) => type);
      stage.check("sites", rule, shown, types);
    };

    (await website()).is(400, full);
    (await funnel()).is(200);
    (await funnel()).is(400, full);
    await typesAre("WEBSITE", "FUNNEL");

    await makeRoom(stage, projectId, { websites: 2, funnels: 1 });
    (await setStatus(stage, projectId, { status: "EXPIRED" })).is(200);
    (await funnel()).is(400, full);
    (await website()).is(200);
    (await website()).is(400, full);
    await typesAre("WEBSITE", "FUNNEL", "WEBSITE");

    (await deleteWebsite(stage, websiteId)).is(200);
    (await website()).is(200);
    (await website()).is(400, full);
    await typesAre("FUNNEL", "WEBSITE", "WEBSITE");

    const other = await aProject(stage);
    await makeRoom(stage, other.projectId, { websites: 1, funnels: 0 });
    (await addWebsite(stage, { projectId: other.projectId, funnelTemplateId })).is(400, full);
    (await addWebsite(stage, { projectId: other.projectId })).is(400, full);
    await makeRoom(stage, projectId, { funnels: 2 });
    (await funnel()).is(200);
    (await funnel()).is(400, full);
    (await website()).is(200);
  },
});
