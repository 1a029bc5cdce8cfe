import { panelAction } from "../contract.ts";
import { propertyNamed } from "../lookup.ts";
import { newKeySet } from "./new-key-set.ts";

export const addKeySet = panelAction("addKeySet")(async ({ body }, ctx) => {
  const { tx, ids, now } = ctx;
  const { API: api, Name: name, AllowedOrigins: allowedOrigins } = body;
  const { id: propertyId } = await propertyNamed(body.Key, ctx);
  const named = { ...(name === undefined ? {} : { name }), ...(allowedOrigins ? { allowedOrigins } : {}) };
  const keySet = await newKeySet({ propertyId, api, createdAt: now, ...named }, ids);
  await tx.keySets.put(keySet);
  return { status: 200, body: { Key: keySet.id, Secret: keySet.secret, API: api } };
});
