import type { Contract } from "../../../openapi/wallit/contract.types.ts";
import type { operations as Panel } from "../../../openapi/wallit/panel.types.ts";
import type { components } from "../../../openapi/wallit/types.ts";
import { type Matcher, matching } from "../../kit/index.ts";
import { ownKey } from "./service.ts";
import type { Asker, Hands, Site } from "./sites.ts";

type Schemas = components["schemas"];
type Body<Action extends keyof Panel> = Panel[Action] extends {
  requestBody: { content: { "application/json": infer Sent } };
}
  ? Omit<Sent, "Key">
  : never;
type AccessQuery = Partial<Contract["operations"]["getResourceAccess"]["parameters"]["query"]>;

/** Nobody's, but of the right form. */
export const unknownId = "00000000-0000-4000-8000-000000000000";
export const invalid = "The request is invalid.";
export const failed = "Authentication Failure";
export const notAuthorized = "Not Authorized";
export const notFound = "Item Not found";

/** What costs 40 cents and is the reader's for ever. */
export const paid = { PricingModel: "FixedPrice", Price: 0.4 } as const;

/** Publishes a resource of the default group, unless told otherwise, and answers its key. */
export async function publish(site: Site, key: string, wish: Schemas["ResourceChange"] = paid): Promise<string> {
  const { PricingGroupID } = site;
  const body = { Name: `About ${key}`, PricingGroup: { PricingGroupID }, ...wish };
  (await saveResource(site.manage, key, body)).is(200);
  return key;
}

export const saveResource = (manage: Asker, externalKey: string, body: Schemas["ResourceChange"]) =>
  manage.call("saveResource", { path: { propertyID: ownKey, externalKey }, body });

export const readResource = (manage: Asker, externalKey: string) =>
  manage.call("getResource", { path: { propertyID: ownKey, externalKey } });

export const listResources = (manage: Asker) => manage.call("listResources", { path: { propertyID: ownKey } });

export const readProperty = (manage: Asker) => manage.call("getProperty", { path: { propertyID: ownKey } });

/** What WordPress sends to try its keys: no address, so that no page is read. */
export const unread = "api-validation";

/** Asks whether a reader may read a resource; without a token as a stranger. */
export const ask = (access: Asker, resourceKey: string, query: AccessQuery = {}) =>
  access.call("getResourceAccess", {
    path: { accessKey: ownKey, resourceKey },
    query: { ResourceURL: unread, ...asked(query) },
  });

/** The same by a temporary token. */
export const redeem = (access: Asker, temporaryUserToken: string, query: AccessQuery & { ResourceKey: string }) =>
  access.call("getResourceAccessByTemporaryUserToken", {
    path: { accessKey: ownKey, temporaryUserToken },
    query: { ResourceURL: unread, ResourceKey: query.ResourceKey, ...asked(query) },
  });

/** A reader may stand for what is asked: only the token of it is. */
function asked({ ResourceURL, UserToken, IP, AdBlockerStatus, UseLegacyPaywall }: AccessQuery): AccessQuery {
  const all = { ResourceURL, UserToken, IP, AdBlockerStatus, UseLegacyPaywall };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** The reason given to a reader, by the answer that must succeed. */
export async function reasonFor(site: Site, key: string, query: AccessQuery = {}) {
  return (await ask(site.access, key, query)).is(200).body.AccessReason;
}

/** What the page knows of a reader who logged in. */
export interface Reader {
  ApplicationUserID: string;
  UserToken: string;
}

type NewReader = Partial<Body<"addEndUser">>;

/** An end user of the site with ten dollars, logged in. */
export const aReader = ({ arrange, setUp, unique }: Hands, site: Site, wish: NewReader = {}): Promise<Reader> =>
  setUp(async () => {
    const EmailAddress = `${unique("reader")}@example.com`;
    const { ApplicationUserID } = await arrange.addEndUser({
      Key: site.Key,
      EmailAddress,
      WalletBalance: 10,
      ...wish,
    });
    return arrange.logIn({ ApplicationUserID });
  });

/** A new user token for a reader whose old one has ended. */
export const logInAgain = ({ arrange, setUp }: Hands, { ApplicationUserID }: Reader): Promise<Reader> =>
  setUp(() => arrange.logIn({ ApplicationUserID }));

export const temporaryToken = ({ arrange, setUp }: Hands, { ApplicationUserID }: Pick<Reader, "ApplicationUserID">) =>
  setUp(async () => (await arrange.issueTemporaryUserToken({ ApplicationUserID })).TemporaryUserToken);

/** A reader buys a resource; it must succeed. */
export const buy = ({ arrange, setUp }: Hands, { ApplicationUserID }: Reader, ResourceKey: string, Amount?: number) =>
  setUp(() => arrange.purchaseResource({ ApplicationUserID, ResourceKey, ...(Amount !== undefined && { Amount }) }));

/** Whether the back office refuses to do something. */
export const isRefused = (action: Promise<unknown>): Promise<boolean> =>
  action.then(
    () => false,
    () => true,
  );

type NewGroup = Partial<Body<"addSubscriptionGroup">>;

/** A subscription group of the site, at nine dollars a month and covering everything. */
export const aGroup = ({ arrange, setUp }: Hands, site: Site, SubscriptionGroupKey: string, wish: NewGroup = {}) =>
  setUp(() =>
    arrange.addSubscriptionGroup({
      Key: site.Key,
      SubscriptionGroupKey,
      Name: SubscriptionGroupKey,
      Price: 9,
      ...wish,
    }),
  );

export const subscribe = (
  { arrange, setUp }: Hands,
  { ApplicationUserID }: Reader,
  SubscriptionGroupKey: string,
  Months = 1,
) => setUp(() => arrange.subscribe({ ApplicationUserID, SubscriptionGroupKey, Months }));

export const aPricingGroup = ({ arrange, setUp }: Hands, site: Site, wish: Body<"addPricingGroup">) =>
  setUp(async () => (await arrange.addPricingGroup({ Key: site.Key, ...wish })).PricingGroupID);

/** A moment as the vendor makes it, in words; `within` a minute of an instant. */
export const around = (instant: Date): Matcher =>
  matching(`within a minute of ${instant.toISOString()}`, (at) => {
    const zoned = String(at).replace(/(\.\d{3})\d*Z?$|Z$/, "$1");
    return Math.abs(Date.parse(`${zoned}Z`) - instant.getTime()) < 60_000;
  });

/** An instant later or earlier by whole minutes. */
export const minutesFrom = (instant: Date, minutes: number): Date => new Date(instant.getTime() + minutes * 60_000);

export const firstOfMonth = (instant: Date, months = 0): Date =>
  new Date(Date.UTC(instant.getUTCFullYear(), instant.getUTCMonth() + months, 1));
