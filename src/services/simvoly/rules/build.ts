import type { OutsideAnswer } from "../../../core/question.ts";
import { rule } from "../contract.ts";

/** Where the reseller's service is asked who a token is; undefined where nobody is asked. */
export const askedAt = rule(
  "build-asks-the-reseller",
  (checkUrl: string, token: string): string | undefined => {
    const url = new URL(checkUrl);
    url.searchParams.set("token", token);
    return url.href;
  },
  () => undefined,
);

/** Where a browser goes whose token is nobody's. */
export const loginAt = rule(
  "build-sends-to-login",
  (loginUrl: string) => loginUrl,
  () => "/",
);

/** Who is logged in already. */
export const knownBrowser = rule(
  "build-knows-the-browser",
  (userId: number | undefined) => userId,
  () => undefined,
);

/** The external id of the customer whom the reseller names; undefined where it names none. */
export function customerNamed(answer: OutsideAnswer | undefined): string | undefined {
  if (!answer || answer.error !== undefined || answer.status !== 200) return undefined;
  const said = parsed(answer.body);
  if (typeof said !== "object" || said === null) return undefined;
  const { id, name, email } = { id: undefined, name: undefined, email: undefined, ...said };
  if (typeof name !== "string" || typeof email !== "string") return undefined;
  return (typeof id === "string" && id !== "") || typeof id === "number" ? String(id) : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
