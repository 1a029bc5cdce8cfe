import { operation } from "../../contract.ts";
import { planNamed, projectNamed } from "../../lookup.ts";
import { activatedFor } from "../../rules/period.ts";
import { activate } from "../../subscriptions.ts";

/** Months that are bought at once are charged as so many monthly periods. */
export const activateProject = operation("activateProject")(async ({ path, body }, ctx) => {
  const project = await projectNamed(path.id, ctx);
  const plan = await planNamed(body.planId, ctx);
  const bought = { plan, period: "MONTHLY", times: body.forMonths } as const;
  await activate(project, activatedFor(project, body, ctx.now), bought, ctx);
  return { status: 200, body: { success: true } };
});
