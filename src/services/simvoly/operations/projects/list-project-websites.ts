import { operation } from "../../contract.ts";
import { projectNamed, sitesOf } from "../../lookup.ts";
import { presentSites } from "../../present.ts";

export const listProjectWebsites = operation("listProjectWebsites")(async ({ path }, ctx) => {
  const project = await projectNamed(path.id, ctx);
  return { status: 200, body: presentSites(await sitesOf(project, ctx)) };
});
