import { hexadecimal } from "../../../core/alphabets.ts";
import { panelAction } from "../contract.ts";

export const issuePlatformKey = panelAction("issuePlatformKey")(async (_input, { tx, ids, now }) => {
  const id = await ids.token(hexadecimal, 32);
  await tx.platformKeys.put({ id, createdAt: now });
  return { status: 200, body: { key: id } };
});
