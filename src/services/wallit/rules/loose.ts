import { rule } from "../contract.ts";

/** Old clients send figures as text, switches as 0 or 1 and keys as numbers; what is of no accepted type counts as not sent. */
const isAccepted = rule(
  "loose-types-accepted",
  (_sent: unknown, _documented: "number" | "boolean" | "string" | "object") => true,
  (sent, documented) => typeof sent === documented,
);

type Sent<Value> = Value | null | undefined;

export const figure = (sent: Sent<number | string>): number | undefined =>
  sent === null || sent === undefined || !isAccepted(sent, "number") ? undefined : Number(sent);

/** An amount, still by its digits. */
export const amount = (sent: Sent<number | string>): number | string | undefined =>
  sent === null || sent === undefined || !isAccepted(sent, "number") ? undefined : sent;

export const flag = (sent: Sent<boolean | number | string>): boolean | undefined =>
  sent === null || sent === undefined || !isAccepted(sent, "boolean")
    ? undefined
    : sent === true || String(sent).toLowerCase() === "true" || String(sent) === "1";

export const text = (sent: Sent<string | number>): string | undefined =>
  sent === null || sent === undefined || !isAccepted(sent, "string") ? undefined : String(sent);

export interface GroupSent {
  readonly PricingGroupID?: string | null;
}

/** A pricing group, where its id alone is taken for it. */
export const groupSent = (sent: Sent<GroupSent | string>): GroupSent | undefined => {
  if (sent === null || sent === undefined || !isAccepted(sent, "object")) return undefined;
  return typeof sent === "string" ? { PricingGroupID: sent } : sent;
};
