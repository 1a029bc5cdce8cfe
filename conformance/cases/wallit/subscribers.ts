import type { components } from "../../../openapi/wallit/types.ts";
import type { Receiver } from "../../kit/index.ts";
import { ownKey } from "./service.ts";
import type { Asker, Hands, Site } from "./sites.ts";

type Schemas = components["schemas"];
type Change = Schemas["SubscriberChange"];
type Fields = readonly { readonly Name: string; readonly Value: string }[];

/** Capabilities of a case that hears callbacks. */
export const withCallbacks = ["panel", "clock", "outbox", "webhook-receiver"] as const;

export const later = "2030-03-31T22:00:00Z";
export const storedLater = "2030-03-31T22:00:00";

export const saveSubscriber = (manage: Asker, subscriberKey: string, body: Change) =>
  manage.call("saveExternalSubscriber", {
    path: { apiKey: ownKey, subscriberKey },
    body: { SubscriberKey: subscriberKey, ...body },
  });

export const linkedUsers = (manage: Asker, subscriberKey: string) =>
  manage.call("getLinkedUsers", { path: { apiKey: ownKey, subscriberKey } });

export const importSubscribers = (manage: Asker, body: Schemas["Import"]) =>
  manage.call("importExternalSubscribers", { path: { apiKey: ownKey }, body });

export const exportSubscribers = (manage: Asker, body: Schemas["ExportWindow"]) =>
  manage.call("exportExternalSubscribers", { path: { apiKey: ownKey }, body });

export const exportFulfillment = (manage: Asker, body: Schemas["FulfillmentQuestion"]) =>
  manage.call("exportFulfillmentSubscriptions", { path: { apiKey: ownKey }, body });

export const callbackResult = (manage: Asker, callbackToken: string) =>
  manage.call("getCallbackResult", { path: { apiKey: ownKey, callbackToken } });

interface Linking {
  SubscriberKey: string;
  ApplicationUserID: string;
  ValidationFields?: Fields;
}

/** Links a reader to a subscriber; answers the token of the callback. */
export const link = ({ arrange, setUp }: Hands, { ValidationFields = [], ...who }: Linking) =>
  setUp(async () => (await arrange.linkSubscriber({ ...who, ValidationFields: [...ValidationFields] })).CallbackToken);

/** A callback as it arrived. */
export interface Heard {
  type: string;
  token: string;
  query: Readonly<Record<string, string>>;
}

/** Enters a receiver at the site's management key, or at another one. */
export async function listenAt(stage: Hands, Key: string): Promise<Receiver> {
  const { arrange, openReceiver, setUp } = stage;
  return setUp(async () => {
    const receiver = await openReceiver();
    await arrange.setCallbackAddress({ Key, URL: `${receiver.url}Wallit/Hook` });
    return receiver;
  });
}

/** What a receiver has heard once everything due has been delivered. */
export async function heardBy({ outbox }: Hands, { received }: Receiver): Promise<readonly Heard[]> {
  await outbox.settle();
  return received.map(({ path }) => {
    const query = Object.fromEntries(new URLSearchParams(path.split("?")[1]));
    return { type: query["CallbackType"] ?? "", token: query["CallbackToken"] ?? "", query };
  });
}

/** The token of the one callback of a type; an empty text where none or several were heard. */
export async function tokenOf(stage: Hands, receiver: Receiver, type: string): Promise<string> {
  const [first, ...more] = (await heardBy(stage, receiver)).filter((one) => one.type === type);
  return more.length === 0 ? (first?.token ?? "") : "";
}

/** Everything there is from a day before the target's time to a day after it. */
export const aroundNow = (site: Site): Schemas["ExportWindow"] => ({
  StartDate: new Date(site.now().getTime() - 86_400_000).toISOString(),
  EndDate: new Date(site.now().getTime() + 86_400_000).toISOString(),
});
