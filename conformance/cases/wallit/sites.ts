import type { Contract } from "../../../openapi/wallit/contract.types.ts";
import type { operations as Panel } from "../../../openapi/wallit/panel.types.ts";
import type { Answer, Caller, LooseInput, RawCall, Stage } from "../../kit/index.ts";
import { ownKey, type Role, withKey } from "./service.ts";
import { type KeySet, signature } from "./signature.ts";

export type Hands = Stage<Contract, Role>;
export type Operation = keyof Contract["operations"];

/** Calls with one key set. */
export interface Asker extends Pick<Caller<Contract>, "call" | "callInvalid"> {
  send<Op extends Operation>(
    request: RawCall & { operation: Op },
  ): Promise<Answer<Contract, Contract["operations"][Op]>>;
}

type NewProperty = Panel["addProperty"]["requestBody"]["content"]["application/json"];

/** A property of the case's own. Its callers put their key where a path says `ownKey`. */
export interface Site {
  name: string;
  /** Of the default group, whose model is Free. */
  PricingGroupID: string;
  /** A management key of the property, by which panel actions name it. */
  Key: string;
  keys: { manage: KeySet; access: KeySet };
  manage: Asker;
  access: Asker;
  /** A caller with another key set of the property. */
  with(keys: KeySet): Asker;
  /** Moves the target's clock, and with it the time that calls are signed with. */
  advance(by: string): Promise<Date>;
  advanceTo(instant: Date): Promise<Date>;
  /** The target's time as last read. */
  now(): Date;
}

type Settings = Partial<Omit<NewProperty, "Name">>;

/** Capabilities `panel` and `clock`: whoever signs with keys of his own goes by the target's time. */
export function aSite({ anonymous, arrange, clock, setUp, unique }: Hands, settings: Settings = {}): Promise<Site> {
  return setUp(async () => {
    const made = await arrange.addProperty({ Name: unique("site"), ...settings });
    let now = await clock.read();
    const by = (keys: KeySet) => signedBy(anonymous, keys, () => now);
    const manage = { key: made.ManageKey, secret: made.ManageSecret };
    const access = { key: made.AccessKey, secret: made.AccessSecret };
    return {
      name: made.Name,
      PricingGroupID: made.PricingGroupID,
      Key: made.ManageKey,
      keys: { manage, access },
      manage: by(manage),
      access: by(access),
      with: by,
      advance: (duration) => setUp(async () => (now = await clock.advance(duration))),
      advanceTo: (instant) => setUp(async () => (now = await clock.advanceTo(instant))),
      now: () => now,
    };
  });
}

/** Every way of reading there is, and three free resources a month. */
export const everything = {
  EnableQuota: true,
  Quota: 3,
  EnableSubscriptions: true,
  EnableSinglePurchases: true,
} as const satisfies Settings;

/** Single purchases and nothing else, so that whoever has not paid is denied. */
export const purchasesOnly = { EnableSinglePurchases: true } as const satisfies Settings;

function signedBy(anonymous: Caller<Contract>, keys: KeySet, now: () => Date): Asker {
  const ask = (operation: Operation, input: LooseInput = {}): LooseInput => {
    const path = Object.fromEntries(
      Object.entries(input.path ?? {}).map(([name, value]) => [name, value === ownKey ? keys.key : value]),
    );
    const [method = "", address = ""] = addresses[operation].split(" ");
    const filled = address.replaceAll(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(String(path[name])));
    const parameters = pairs(input.query ?? {});
    const headers = signature(keys, { method, path: filled, parameters, at: now() });
    return { ...input, path, headers: { ...headers, ...input.headers } };
  };
  return {
    call: (operation, ...[input]) => anonymous.callInvalid(operation, ask(operation, input)),
    callInvalid: (operation, input) => anonymous.callInvalid(operation, ask(operation, input)),
    send(request) {
      const path = withKey(request.path, keys.key);
      const [place = "", question = ""] = path.split("?");
      const parameters = [...new URLSearchParams(question), ...pairs(request.query ?? {})];
      const headers = signature(keys, { method: request.method, path: place, parameters, at: now() });
      return anonymous.send({ ...request, path, headers: { ...headers, ...request.headers } });
    },
  };
}

const pairs = (query: Readonly<Record<string, unknown>>): readonly (readonly [string, string])[] =>
  Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)] as const]));

const addresses = {
  getResourceAccess: "GET /api/Resource/{accessKey}/{resourceKey}",
  getResourceAccessByTemporaryUserToken: "GET /api/TemporaryUserToken/{accessKey}/{temporaryUserToken}",
  getProperty: "GET /api/Property/{propertyID}",
  listResources: "GET /api/Property/{propertyID}/Resource",
  getResource: "GET /api/Property/{propertyID}/Resource/{externalKey}",
  saveResource: "PUT /api/Property/{propertyID}/Resource/{externalKey}",
  saveExternalSubscriber: "PUT /api/Property/{apiKey}/ExternalSubscriber/{subscriberKey}",
  getLinkedUsers: "GET /api/Property/{apiKey}/ExternalSubscriber/{subscriberKey}/LinkedUser",
  importExternalSubscribers: "POST /api/Property/{apiKey}/ExternalSubscriberImport",
  exportExternalSubscribers: "POST /api/Property/{apiKey}/ExternalSubscriberExport",
  exportFulfillmentSubscriptions: "POST /api/Property/{apiKey}/ExternalFulfillmentSubscriptionExport",
  getCallbackResult: "GET /api/Property/{apiKey}/CallbackResult/{callbackToken}",
  authorizeAmpReader: "GET /api/AmpResourceAccess/{accessKey}/Authorization",
  pingbackAmpReader: "POST /api/AmpResourceAccess/{accessKey}/Pingback",
} as const satisfies Record<Operation, string>;
