import type { components } from "../../../openapi/control/types.ts";
import type { DeliveryStep } from "../../runtime/effects/deliveries.ts";
import { ControlRefusal, controlOperation, sandboxNamed, serviceNamed } from "../operation.ts";

export const listDeliveryPlans = controlOperation("listDeliveryPlans", async ({ path }, context) => {
  const plans = sandboxNamed(path.sandbox, context).deliveryPlans();
  return { status: 200, body: { plans: plans.map((plan) => ({ ...plan, plan: [...plan.plan] })) } };
});

export const addDeliveryPlan = controlOperation("addDeliveryPlan", async ({ path, body }, context) => {
  const sandbox = sandboxNamed(path.sandbox, context);
  serviceNamed(body.service, context);
  const { plan, ...added } = await sandbox.addDeliveryPlan({ ...body, plan: body.plan.map(stepOf) });
  return { status: 201, body: { ...added, plan: [...plan] } };
});

/** One step, which says one thing. */
function stepOf({ pretend, send, wait, hold }: components["schemas"]["DeliveryStep"], i: number): DeliveryStep {
  if (pretend !== undefined) return { pretend };
  if (send !== undefined) return { send };
  if (wait !== undefined) return { wait };
  if (hold !== undefined) return { hold };
  throw new ControlRefusal(400, "a step that says nothing", { field: `plan[${i}]`, remedy: "leave it out" });
}

export const clearDeliveryPlans = controlOperation("clearDeliveryPlans", async ({ path, query }, context) => {
  const sandbox = sandboxNamed(path.sandbox, context);
  const known = sandbox.deliveryPlans().map(({ id }) => id);
  if (query.id !== undefined && !known.includes(query.id)) {
    throw new ControlRefusal(404, `no delivery plan ${query.id}`, {
      field: "id",
      remedy: "listDeliveryPlans shows them",
    });
  }
  return { status: 200, body: { removed: await sandbox.removeDeliveryPlans(query.id) } };
});
