import { announce } from "../announce.ts";
import { panelAction } from "../contract.ts";
import { projectInPanel, sitesOf } from "../lookup.ts";
import { deleteProject as deleteWhole } from "../sites.ts";

export const deleteProject = panelAction("deleteProject")(async ({ body }, ctx) => {
  const project = await projectInPanel(body.projectId, ctx);
  const websiteIds = (await sitesOf(project, ctx)).map(({ id }) => id);
  await announce(await deleteWhole(project, ctx), ctx);
  return { status: 200, body: { projectId: project.id, websiteIds } };
});
