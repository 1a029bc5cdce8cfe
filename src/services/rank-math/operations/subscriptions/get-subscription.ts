import { operation } from "../../contract.ts";
import { ownSubscription } from "../../lookup.ts";
import { presentSubscription } from "./subscription-answer.ts";

export const getSubscription = operation("getSubscription")(async ({ path }, ctx) => {
  const subscription = await ownSubscription(path.subscription_id, ctx);
  return presentSubscription(subscription, ctx);
});
