import { demand } from "../../../core/refusal.ts";
import { panelAction } from "../contract.ts";
import * as errors from "../errors.ts";

export const revokePlatformKey = panelAction("revokePlatformKey")(async ({ body }, { tx, now }) => {
  const key = await tx.platformKeys.get(body.key);
  demand(key && key.revokedAt === undefined, () => errors.noSuch("platform key", body.key));
  await tx.platformKeys.put({ ...key, revokedAt: now });
  return { status: 200, body: { key: key.id } };
});
