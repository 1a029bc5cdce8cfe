import { aProject, readProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A new project is on trial with one site",
  contract: ["createProject 200", "getProject 200"],
  rules: {
    positive: [
      "project-starts-on-trial",
      "project-holds-its-first-site",
      "no-template-yet",
      "site-without-template-is-a-website",
    ],
    contrast: ["template-decides-type"],
  },
  does: "creates",
  since: "1.0",
  source: ["reason-new-project-on-trial", "create-address", "create-no-template"],
  async run(stage) {
    const rule = { rule: "project-starts-on-trial" } as const;
    const { projectId, websiteId } = await aProject(stage);
    const { status, plan, sites } = (await readProject(stage, projectId)).is(200).body;
    stage.check("on trial", rule, [status, plan], ["TRIAL", { id: 0, name: "Trial" }]);
    const shown = sites.map(({ id, type, hasTemplate }) => [id, type, hasTemplate]);
    stage.check("one site", { rule: "project-holds-its-first-site" }, shown, [[websiteId, "WEBSITE", false]]);
  },
});
