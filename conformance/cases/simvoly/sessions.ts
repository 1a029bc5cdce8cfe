import type { components } from "../../../openapi/simvoly/types.ts";
import type { Hands } from "./arrange.ts";
import { cookieIn, placeIn } from "./sign-on.ts";

type Wish = components["schemas"]["NewSession"];

export const askSession = (stage: Hands, body: Wish) => stage.as("platform").call("createSession", { body });

/** A session that is wanted for its access address. */
export const aSession = (stage: Hands, body: Wish) =>
  stage.setUp(async () => (await askSession(stage, body)).is(200).body);

/** A browser that goes to an access address. */
export const open = ({ anonymous }: Hands, { token }: { token: string }) =>
  anonymous.call("openSession", { path: { token } });

/** Where a browser gets to that goes to an access address, and the cookie by which it is logged in. */
export async function entered(stage: Hands, session: { token: string }) {
  const answer = (await open(stage, session)).is(302);
  return { ...placeIn(answer), cookie: cookieIn(answer) };
}

/** Where a new session leads to. */
export async function leadsTo(stage: Hands, body: Wish) {
  const { websiteId, path } = await entered(stage, await aSession(stage, body));
  return { websiteId, path };
}

/** An access address that lets nobody in: said as any refusal is, without a cookie and a way on. */
export async function closed(stage: Hands, session: { token: string }, status: 401 | 404 | 410, message: string) {
  const refused = (await open(stage, session)).is(status, message);
  stage.check("the refusal", { status: `openSession ${status}` }, refused.body, { success: false, message });
  refused.header("set-cookie", undefined).header("location", undefined);
}

export const over = "Session has expired";
export const gone = "Website not found";
