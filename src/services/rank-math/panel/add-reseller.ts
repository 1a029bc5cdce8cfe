import { demand } from "../../../core/refusal.ts";
import { panelAction } from "../contract.ts";
import * as errors from "../errors.ts";
import { emailKey, type User } from "../tables.ts";

export const addReseller = panelAction("addReseller")(async ({ body }, { tx }) => {
  const { username, email, role = "reseller" } = body;
  demand((await tx.users.count("login", username.toLowerCase())) === 0, () =>
    errors.userTaken(`The user name ${username}`),
  );
  demand((await tx.users.count("email", emailKey(email))) === 0, () => errors.userTaken(`The address ${email}`));

  const user: User = { id: username, email, role };
  await tx.users.put(user);
  return { status: 200, body: { username, email, role } };
});
