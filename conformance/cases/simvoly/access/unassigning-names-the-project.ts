import { assign, letIn, unassign } from "../access.ts";
import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { anotherSite, aRoomyProject } from "../sites.ts";

export default conformanceCase({
  title:
    "Unassigning names the project, also beside a website, which must be one of its sites; else nothing is withdrawn",
  contract: ["unassignCustomer 400", "unassignCustomer 200"],
  rules: {
    positive: ["unassign-needs-project", "unassigned-website-in-project"],
    contrast: ["unassign-needs-project", "unassigned-website-in-project"],
  },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["unassign-project", "unassign-website", "reason-website-in-project"],
  sends: "invalid",
  async run(stage) {
    const { check } = stage;
    const [place, belongs] = [{ rule: "unassign-needs-project" }, { rule: "unassigned-website-in-project" }] as const;
    const platform = stage.as("platform");
    const [first, foreign] = [await aRoomyProject(stage), await aProject(stage)];
    const { projectId, websiteId } = first;
    const second = await anotherSite(stage, { projectId });
    const { externalCustomerId } = await aProject(stage);
    for (const one of [projectId, foreign.projectId]) {
      (await assign(stage, { externalCustomerId, projectId: one })).is(200);
    }
    for (const sent of [{}, { websiteId }, { projectId: "", websiteId }, { projectId: "" }]) {
      const refused = await platform.callInvalid("unassignCustomer", { body: { externalCustomerId, ...sent } });
      refused.is(400, "Missing required parameter", place);
    }
    const elsewhere = "Website does not belong to this project";
    const mixed = [
      { projectId, websiteId: foreign.websiteId },
      { projectId: foreign.projectId, websiteId },
    ];
    for (const sent of mixed) (await unassign(stage, { externalCustomerId, ...sent })).is(400, elsewhere, belongs);
    const places = [first, second, foreign];
    check("nothing withdrawn", place, await letIn(stage, externalCustomerId, places), [true, true, true]);

    (await unassign(stage, { externalCustomerId, projectId, websiteId })).is(200);
    check("one site", belongs, await letIn(stage, externalCustomerId, places), [false, true, true]);
    (await unassign(stage, { externalCustomerId, projectId: foreign.projectId })).is(200);
    check("one project", place, await letIn(stage, externalCustomerId, places), [false, true, false]);
  },
});
