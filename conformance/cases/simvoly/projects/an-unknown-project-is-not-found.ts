import { aProject, nobody, projectsOf } from "../arrange.ts";
import { callsOfAProject } from "../places.ts";
import { conformanceCase } from "../service.ts";
import { makeRoom } from "../sites.ts";

export default conformanceCase({
  title: "A project that does not exist is not found by any call that names one",
  contract: [
    "addWebsite 404",
    "assignCustomer 404",
    "unassignCustomer 404",
    "getProject 404",
    "listProjectWebsites 404",
    "getWebsite 404",
    "setAddon 404",
    "setProjectStatus 404",
    "activateProject 404",
    "createSession 404",
    "startDeprecatedBuild 404",
  ],
  rules: { positive: ["project-known"], contrast: ["project-known"] },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["choice-unknown-ids", "add-project", "unassign-project"],
  async run(stage) {
    const rule = { rule: "project-known" } as const;
    const made = await aProject(stage);
    const customer = (await aProject(stage)).externalCustomerId;
    const { id: planId } = await makeRoom(stage, made.projectId);
    const about = { ...made, planId, externalCustomerId: customer };
    for (const [operation, call] of Object.entries(callsOfAProject)) {
      (await call(stage, { ...about, projectId: nobody })).is(404, "Project not found");
      const known = await call(stage, { ...about, externalCustomerId: made.externalCustomerId });
      stage.check(`${operation} finds one that exists`, rule, known.status === 404, false);
    }
    const own = (await projectsOf(stage, customer)).is(200).body.map(({ id }) => id);
    stage.check("assigned to nothing", rule, own.length, 1);
  },
});
