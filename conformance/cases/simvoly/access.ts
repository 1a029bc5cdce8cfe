import type { components } from "../../../openapi/simvoly/types.ts";
import type { Hands } from "./arrange.ts";
import type { Place } from "./sites.ts";

type Schemas = components["schemas"];

export const assign = (stage: Hands, body: Schemas["Assignment"]) =>
  stage.as("platform").call("assignCustomer", { body });

export const unassign = (stage: Hands, body: Schemas["Unassignment"]) =>
  stage.as("platform").call("unassignCustomer", { body });

/** Whether a customer is let in to each site, as single sign-on has it. */
export async function letIn(stage: Hands, externalCustomerId: string, places: readonly Place[]) {
  const answers: boolean[] = [];
  for (const { projectId, websiteId } of places) {
    const body = { externalCustomerId, projectId, websiteId };
    const { status } = await stage.as("platform").call("createSession", { body });
    answers.push(status === 200);
  }
  return answers;
}
