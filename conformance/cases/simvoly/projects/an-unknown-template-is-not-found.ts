import { aProject, createProject, nobody, projectsOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { addWebsite, aFunnelTemplate, aRoomyProject, aTemplate, websitesOf } from "../sites.ts";

export default conformanceCase({
  title: "A template that does not exist is not found, and nothing is made of it, not even the customer",
  contract: ["createProject 404", "addWebsite 404", "getTemplate 404", "getFunnelTemplate 404"],
  rules: {
    positive: ["template-known", "funnel-template-known"],
    contrast: ["template-known", "funnel-template-known", "one-template-at-most"],
  },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["choice-unknown-ids", "choice-order-of-checks"],
  async run(stage) {
    const { check, unique } = stage;
    const platform = stage.as("platform");
    const { projectId, websiteId } = await aRoomyProject(stage);
    const externalCustomerId = unique("new");
    const customerEmail = `${externalCustomerId}@clients.example`;
    const refusals = [
      [{ templateId: nobody }, "Template not found"],
      [{ funnelTemplateId: nobody }, "Funnel template not found"],
    ] as const;

    for (const [chosen, message] of refusals) {
      const rule = { rule: message === "Template not found" ? "template-known" : "funnel-template-known" } as const;
      (await createProject(stage, { externalCustomerId, customerEmail, ...chosen })).is(404, message, rule);
      check("nobody made", rule, (await projectsOf(stage, externalCustomerId)).is(200).body, []);
      const search = await platform.call("searchUser", { body: { email: customerEmail } });
      search.is(404, "User not found", { rule: "user-known" });
      (await addWebsite(stage, { projectId, ...chosen })).is(404, message, rule);
      const sites = (await websitesOf(stage, projectId)).is(200).body.map(({ id }) => id);
      check("nothing added", rule, sites, [websiteId]);
    }
    const template = await platform.call("getTemplate", { path: { id: nobody } });
    template.is(404, "Template not found", { rule: "template-known" });
    const funnel = await platform.call("getFunnelTemplate", { path: { id: nobody } });
    funnel.is(404, "Funnel template not found", { rule: "funnel-template-known" });

    for (const chosen of [
      { templateId: (await aTemplate(stage)).id },
      { funnelTemplateId: (await aFunnelTemplate(stage)).id },
    ]) {
      await aProject(stage, chosen);
      (await addWebsite(stage, { projectId, ...chosen })).is(200);
    }
  },
});
