import type { Contract } from "../../../openapi/rank-math/contract.types.ts";
import type { Receiver, Stage } from "../../kit/index.ts";
import { basic, type Role, signUp } from "./service.ts";

type Hands = Pick<Stage<Contract, Role>, "arrange" | "openReceiver" | "outbox" | "setUp" | "unique">;

/** A reseller of the case's own, whose list of sites the case answers. */
export async function resellerWithSites(
  hands: Hands,
  { sites, listed }: { sites: readonly string[]; listed: unknown },
) {
  const { arrange, openReceiver, outbox, setUp, unique } = hands;
  const { username } = await signUp(hands);
  const list = await setUp(openReceiver);
  const [login, password] = [unique("login"), unique("password")];
  const own = sites.map((name) => `https://${unique(name)}.example`);
  list.answer({ body: listed === "all" ? own : listed });
  await setUp(async () => {
    for (const url of own) await arrange.registerSite({ username, url });
    await arrange.setSiteList({ username, url: list.url, login, password });
  });
  await outbox.settle();
  /** What the back office shows of a site. */
  const isBanned = (url: string) => setUp(async () => (await arrange.registerSite({ username, url })).banned);
  const banned = async () => Promise.all(own.map(isBanned));
  return { username, list, sites: own, banned, authorization: basic(login, password) };
}

export const askedAt = (list: Receiver): readonly string[] =>
  list.received.map(({ method, path }) => `${method} ${path}`);
