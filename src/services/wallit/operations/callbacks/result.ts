import type { components } from "../../../../../openapi/wallit/types.ts";
import type { Context } from "../../contract.ts";
import { fulfilledOf, linkedOf, presentFulfilled, presentLinked } from "../../linked.ts";
import { presentNamed } from "../../present.ts";
import { type ShownBought, subscriptionsTold } from "../../rules/callback.ts";
import { moment } from "../../rules/dates.ts";
import { importResult } from "../../rules/import-result.ts";
import type { CallbackResult } from "../../tables.ts";

type Shown = components["schemas"]["CallbackResult"];

/** What a callback token stands for. */
export function resultOf(result: CallbackResult, ctx: Context): Promise<Shown> {
  switch (result.type) {
    case "ExternalSubscriberLinked":
    case "EligibleSubscriptionPurchased":
      return user(result, ctx);
    case "ExternalFulfillmentSubscriptionPurchased":
      return fulfilled(result, ctx);
    case "ExternalSubscriberImportCompleted":
      return imported(result, ctx);
    case "ExternalSubscriberExportCompleted":
      return exportedSubscribers(result, ctx);
    case "ExternalFulfillmentSubscriptionExport":
      return exportedSubscriptions(result, ctx);
  }
}

/** A subscriber with the one user whom the callback is about. */
async function user(result: CallbackResult, ctx: Context): Promise<components["schemas"]["PurchaseResult"]> {
  const { subscriberId = "", userId = "", type } = result;
  const subscriber = await ctx.tx.externalSubscribers.get(subscriberId);
  const linked = await ctx.tx.endUsers.get(userId);
  return {
    SubscriberKey: subscriber?.subscriberKey ?? "",
    Users: [
      {
        ApplicationUserID: userId,
        DemographicFields: presentNamed(linked?.demographicFields ?? []),
        Subscriptions: subscriptionsTold(await held(result, ctx), type),
      },
    ],
  };
}

/** What was bought, or of a link what the user holds by it. */
async function held(
  { subscriptionId, subscriberId = "", userId }: CallbackResult,
  ctx: Context,
): Promise<ShownBought[]> {
  const bought = subscriptionId === undefined ? undefined : await ctx.tx.subscriptions.get(subscriptionId);
  if (bought) {
    const group = await ctx.tx.subscriptionGroups.get(bought.groupId);
    return [{ SubscriptionKey: group?.key ?? "", ExpirationDate: moment(bought.expiresAt) }];
  }
  const subscriber = await ctx.tx.externalSubscribers.get(subscriberId);
  const linked = subscriber && (await linkedOf(subscriber, ctx)).users.find((one) => one.userId === userId);
  return (linked?.subscriptions ?? []).map(({ groupKey, expiresAt }) => ({
    SubscriptionKey: groupKey,
    ExpirationDate: moment(expiresAt),
  }));
}

async function fulfilled({ subscriptionId = "" }: CallbackResult, ctx: Context): Promise<Shown> {
  const subscription = await ctx.tx.subscriptions.get(subscriptionId);
  if (!subscription) throw new Error(`there is no subscription ${subscriptionId}`);
  return presentFulfilled(await fulfilledOf(subscription, ctx));
}

async function imported({ importId = "" }: CallbackResult, { tx }: Context): Promise<Shown> {
  const done = await tx.imports.get(importId);
  if (!done) throw new Error(`there is no import ${importId}`);
  const slices = (await tx.importSlices.find("import", importId)).rows;
  return importResult(
    done,
    slices.flatMap(({ errors }) => errors),
  );
}

async function exportedSubscribers({ exportId = "" }: CallbackResult, { tx }: Context): Promise<Shown> {
  const slices = (await tx.exportSlices.find("export", exportId)).rows;
  return slices.flatMap(({ subscribers = [] }) => subscribers.map(presentLinked));
}

async function exportedSubscriptions({ exportId = "" }: CallbackResult, { tx }: Context): Promise<Shown> {
  const slices = (await tx.exportSlices.find("export", exportId)).rows;
  return slices.flatMap(({ subscriptions = [] }) => subscriptions.map(presentFulfilled));
}
