import type { RawCall } from "../../kit/index.ts";
import { unknownId } from "./arrange.ts";
import { ownKey, type Role } from "./service.ts";
import type { Operation } from "./sites.ts";

export const asJson = { "content-type": "application/json" };
export const asForm = { "content-type": "application/x-www-form-urlencoded" };

export interface SignedCall extends RawCall {
  operation: Exclude<Operation, "authorizeAmpReader" | "pingbackAmpReader">;
  /** Whose key opens it. */
  role: Role;
}

const property = `/api/Property/${ownKey}`;
const nothing = "api-validation";

/** One signed call of each operation, complete and well formed, as it goes over the wire; the items belong to nobody. */
export const everyCall: readonly SignedCall[] = [
  {
    operation: "getResourceAccess",
    role: "access",
    method: "GET",
    path: `/api/Resource/${ownKey}/${nothing}?ResourceURL=${nothing}`,
  },
  {
    operation: "getResourceAccessByTemporaryUserToken",
    role: "access",
    method: "GET",
    path: `/api/TemporaryUserToken/${ownKey}/${unknownId}?ResourceKey=${nothing}&ResourceURL=${nothing}`,
  },
  { operation: "getProperty", role: "manage", method: "GET", path: property },
  { operation: "listResources", role: "manage", method: "GET", path: `${property}/Resource` },
  { operation: "getResource", role: "manage", method: "GET", path: `${property}/Resource/${nothing}` },
  {
    operation: "saveResource",
    role: "manage",
    method: "PUT",
    path: `${property}/Resource/${nothing}`,
    headers: asJson,
    body: '{"Title":"Nothing"}',
  },
  {
    operation: "saveExternalSubscriber",
    role: "manage",
    method: "PUT",
    path: `${property}/ExternalSubscriber/${nothing}`,
    headers: asJson,
    body: '{"SubscriberKey":"api-validation"}',
  },
  {
    operation: "getLinkedUsers",
    role: "manage",
    method: "GET",
    path: `${property}/ExternalSubscriber/${nothing}/LinkedUser`,
  },
  {
    operation: "importExternalSubscribers",
    role: "manage",
    method: "POST",
    path: `${property}/ExternalSubscriberImport`,
    headers: asJson,
    body: '{"Data":{"Subscribers":[]}}',
  },
  {
    operation: "exportExternalSubscribers",
    role: "manage",
    method: "POST",
    path: `${property}/ExternalSubscriberExport`,
    headers: asJson,
    body: '{"StartDate":"2026-10-01T00:00:00Z","EndDate":"2026-12-01T00:00:00Z"}',
  },
  {
    operation: "exportFulfillmentSubscriptions",
    role: "manage",
    method: "POST",
    path: `${property}/ExternalFulfillmentSubscriptionExport`,
    headers: asJson,
    body: `{"SubscriptionGroupID":"${unknownId}","AsOfDate":"2026-11-22T00:00:00Z"}`,
  },
  { operation: "getCallbackResult", role: "manage", method: "GET", path: `${property}/CallbackResult/${unknownId}` },
];

/** Both AMP routes; a browser calls them. */
export const everyAmpCall = [
  { operation: "authorizeAmpReader", method: "GET", route: "Authorization" },
  { operation: "pingbackAmpReader", method: "POST", route: "Pingback" },
] as const;

/** The path of an AMP call for a page that nobody has. */
export const ampPath = (accessKey: string, route: string): string =>
  `/api/AmpResourceAccess/${accessKey}/${route}?readerID=amp-nobody&resourceURL=https%3A%2F%2Fnews.invalid%2F`;

/** The path of one of the calls with somebody's key in place of the caller's. */
export const pathWith = ({ path }: RawCall, key: string): string => path.replace(ownKey, key);

/** A call with headers changed, beside those that its body needs. */
export const changed = (call: SignedCall, headers: RawCall["headers"]): SignedCall => ({
  ...call,
  headers: { ...call.headers, ...headers },
});

export const other = (role: Role): Role => (role === "manage" ? "access" : "manage");

type TakesBody =
  | "saveResource"
  | "saveExternalSubscriber"
  | "importExternalSubscribers"
  | "exportExternalSubscribers"
  | "exportFulfillmentSubscriptions";

export const takesBody = (call: SignedCall): call is SignedCall & { operation: TakesBody } => call.body !== undefined;
