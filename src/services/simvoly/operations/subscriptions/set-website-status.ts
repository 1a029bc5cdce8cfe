import { announce } from "../../announce.ts";
import { operation } from "../../contract.ts";
import { projectOf, siteNamed } from "../../lookup.ts";
import { actsOn } from "../../rules/status.ts";
import { deleteSite } from "../../sites.ts";
import { activationIn, changeStatus } from "./change-status.ts";

export const setWebsiteStatus = operation("setWebsiteStatus")(async ({ path, body }, ctx) => {
  const site = await siteNamed(path.id, ctx);
  const activation = await activationIn(body, ctx);
  if (body.status === "DELETED") await announce(await deleteSite(site, ctx), ctx);
  else for (const project of actsOn(await projectOf(site, ctx))) await changeStatus(project, activation, ctx);
  return { status: 200, body: { success: true } };
});
