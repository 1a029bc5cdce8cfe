import { aProject, nobody } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { readWebsite, websitesOf } from "../sites.ts";

export default conformanceCase({
  title: "A website is read under its own project alone",
  contract: ["getWebsite 404", "getWebsite 200"],
  rules: { positive: ["website-in-its-project", "project-known"], contrast: ["website-in-its-project"] },
  does: "creates",
  since: "1.0",
  source: ["website-address", "websites-address", "choice-error-statuses"],
  async run(stage) {
    const rule = { rule: "website-in-its-project" } as const;
    const { check } = stage;
    const [one, other] = [await aProject(stage), await aProject(stage)];
    for (const { projectId, websiteId } of [one, other]) {
      (await readWebsite(stage, { projectId, websiteId })).is(200).has({ id: websiteId }, rule);
      const listed = (await websitesOf(stage, projectId)).is(200).body.map(({ id }) => id);
      check("its own alone", rule, listed, [websiteId]);
    }
    const foreign = [
      { projectId: one.projectId, websiteId: other.websiteId },
      { projectId: other.projectId, websiteId: one.websiteId },
      { projectId: one.projectId, websiteId: nobody },
    ];
    for (const place of foreign) (await readWebsite(stage, place)).is(404, "Website not found", rule);
    const nowhere = await readWebsite(stage, { projectId: nobody, websiteId: one.websiteId });
    nowhere.is(404, "Project not found", { rule: "project-known" });
  },
});
