import { toUnix } from "../../../core/instant.ts";
import { assignmentsIn } from "../assignments.ts";
import { panelAction } from "../contract.ts";
import { projectInPanel } from "../lookup.ts";

export const readProject = panelAction("readProject")(async ({ body }, ctx) => {
  const { id, status, planId, ownerId, period, trialEndsAt, periodEndsAt, addons } = await projectInPanel(
    body.projectId,
    ctx,
  );
  const assigned = (await assignmentsIn({ id }, ctx)).map(({ userId }) => userId);
  return {
    status: 200,
    body: {
      projectId: id,
      status,
      planId,
      ownerId,
      assignedUserIds: [...new Set(assigned)].toSorted((one, other) => one - other),
      ...(period === undefined ? {} : { period }),
      ...(trialEndsAt === undefined ? {} : { trialEndsAt: toUnix(trialEndsAt) }),
      ...(periodEndsAt === undefined ? {} : { periodEndsAt: toUnix(periodEndsAt) }),
      addons,
    },
  };
});
