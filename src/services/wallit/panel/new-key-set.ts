import { alphanumeric } from "../../../core/alphabets.ts";
import type { Ids } from "../../../core/context.ts";
import type { KeySet } from "../tables.ts";

type Given = Omit<KeySet, "id" | "secret">;

/** A key set with a key and a secret of its own. */
export const newKeySet = async (given: Given, ids: Ids): Promise<KeySet> => ({
  id: (await ids.uuid()).toUpperCase(),
  secret: await ids.token(alphanumeric, 64),
  ...given,
});
