import { panelAction } from "../contract.ts";

const hexadecimal = "0123456789abcdef";

export const issuePlatformKey = panelAction("issuePlatformKey")(async (_input, { tx, ids, now }) => {
  const id = await ids.token(hexadecimal, 32);
  await tx.platformKeys.put({ id, createdAt: now });
  return { status: 200, body: { key: id } };
});
