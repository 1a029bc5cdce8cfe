import { aProject, nobody, readProject, setStatus } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A project that does not exist is not found",
  contract: ["getProject 404", "listProjectWebsites 404", "setProjectStatus 404"],
  rules: { positive: ["project-known"], contrast: ["project-known"] },
  does: "creates",
  since: "1.0",
  source: ["choice-unknown-ids"],
  async run(stage) {
    (await readProject(stage, nobody)).is(404, "Project not found");
    const sites = await stage.as("platform").call("listProjectWebsites", { path: { id: nobody } });
    sites.is(404, "Project not found");
    (await setStatus(stage, nobody, { status: "EXPIRED" })).is(404, "Project not found");
    const { projectId } = await aProject(stage);
    (await readProject(stage, projectId)).is(200);
  },
});
