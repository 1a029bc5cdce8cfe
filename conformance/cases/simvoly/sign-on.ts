import type { Contract } from "../../../openapi/simvoly/contract.types.ts";
import type { Hands } from "./arrange.ts";

type Query = Contract["operations"]["startDeprecatedBuild"]["parameters"]["query"];

/** Capabilities of a case in which the reseller's service is asked. */
export const withSignOn = ["panel", "webhook-receiver"] as const;

/** Enters a receiver as the reseller's service, with its two addresses; it knows nobody until it is told what to say. */
export const aReseller = ({ arrange, openReceiver, setUp }: Hands) =>
  setUp(async () => {
    const receiver = await openReceiver();
    const [checkUrl, loginUrl] = [`${receiver.url}whoami`, `${receiver.url}login`];
    await arrange.setSignOnAddresses({ checkUrl, loginUrl });
    receiver.answer({ status: 401 });
    return { receiver, checkUrl, loginUrl };
  });

/** What the reseller's service says of a customer who is logged in. */
export const customerOf = ({ externalCustomerId, customerEmail }: Customer) => ({
  id: externalCustomerId,
  name: "Olga Weber",
  email: customerEmail,
});

interface Customer {
  externalCustomerId: string;
  customerEmail: string;
}

/** A browser that goes to the deprecated sign-on, with the cookie of the builder or without. */
export const goTo = ({ anonymous }: Hands, query: Query, cookie?: string) =>
  anonymous.call("startDeprecatedBuild", { query, ...(cookie !== undefined && { headers: { cookie } }) });

interface Redirect {
  headers: Readonly<Record<string, string>>;
}

/** Which site of the builder and which page of it a redirect leads to. */
export function placeIn({ headers }: Redirect) {
  const { searchParams } = new URL(headers["location"] ?? "http://nowhere.invalid");
  return { websiteId: Number(searchParams.get("websiteId")), path: searchParams.get("path") };
}

/** The cookie by which a browser stays logged in, as it sends it. */
export const cookieIn = ({ headers }: Redirect): string =>
  /^builder=[^;]+/.exec(headers["set-cookie"] ?? "")?.[0] ?? "";
