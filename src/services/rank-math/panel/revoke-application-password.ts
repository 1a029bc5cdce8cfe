import { demand } from "../../../core/refusal.ts";
import { panelAction } from "../contract.ts";
import * as errors from "../errors.ts";

export const revokeApplicationPassword = panelAction("revokeApplicationPassword")(async ({ body }, { tx }) => {
  const password = await tx.applicationPasswords.get(body.id);
  demand(password, () => errors.noSuchPassword(body.id));

  await tx.applicationPasswords.delete(password.id);
  return { status: 200, body: { id: password.id, username: password.userId } };
});
