import { operation } from "../../contract.ts";
import { projectNamed } from "../../lookup.ts";
import { activationIn, changeStatus } from "./change-status.ts";

export const setProjectStatus = operation("setProjectStatus")(async ({ path, body }, ctx) => {
  const project = await projectNamed(path.id, ctx);
  await changeStatus(project, await activationIn(body, ctx), ctx);
  return { status: 200, body: { success: true } };
});
