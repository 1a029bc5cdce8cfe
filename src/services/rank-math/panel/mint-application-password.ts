import { alphanumeric } from "../../../core/alphabets.ts";
import { demand } from "../../../core/refusal.ts";
import { inFours } from "../auth.ts";
import { panelAction } from "../contract.ts";
import * as errors from "../errors.ts";

export const mintApplicationPassword = panelAction("mintApplicationPassword")(async ({ body }, { tx, ids, now }) => {
  const [user] = (await tx.users.find("login", body.username.toLowerCase(), { limit: 1 })).rows;
  demand(user, () => errors.noSuchUser(body.username));

  const id = await ids.uuid();
  const password = await ids.token(alphanumeric, 24);
  const login = user.id.toLowerCase();
  await tx.applicationPasswords.put({ id, login, userId: user.id, name: body.name, password, createdAt: now });
  return { status: 200, body: { id, username: user.id, password: inFours(password) } };
});
