import { panelAction } from "../contract.ts";

export const addFunnelCategory = panelAction("addFunnelCategory")(async ({ body }, { tx, ids }) => {
  const category = { id: await ids.next("funnelCategory"), name: body.name };
  await tx.funnelCategories.put(category);
  return { status: 200, body: category };
});
