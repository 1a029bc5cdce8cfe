import { demand } from "../../../core/refusal.ts";
import { panelAction } from "../contract.ts";
import * as errors from "../errors.ts";

export const setSiteList = panelAction("setSiteList")(async ({ body }, { tx, ids, emit }) => {
  const [user] = (await tx.users.find("login", body.username.toLowerCase(), { limit: 1 })).rows;
  demand(user, () => errors.noSuchUser(body.username));

  const { url, login = "", password = "" } = body;
  if (url === undefined) {
    await tx.siteLists.delete(user.id);
    return { status: 200, body: { username: user.id } };
  }
  const series = await ids.uuid();
  await tx.siteLists.put({ id: user.id, url, login, password, series });
  emit({ kind: "job", topic: "poll-site-list", data: { username: user.id, series } });
  return { status: 200, body: { username: user.id, url, login } };
});
