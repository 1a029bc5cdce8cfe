import type { Ids } from "../../../core/context.ts";
import type { KeySet } from "../tables.ts";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

type Given = Omit<KeySet, "id" | "secret">;

/** A key set with a key and a secret of its own. */
export const newKeySet = async (given: Given, ids: Ids): Promise<KeySet> => ({
  id: (await ids.uuid()).toUpperCase(),
  secret: await ids.token(letters, 64),
  ...given,
});
