import { rule } from "../contract.ts";

export type Speed = "standard" | "express";

/** Five euros and one cent a gram; express costs double. */
export const postage = rule(
  "postage-by-weight",
  (grams: number, speed: Speed) => (500 + grams) * (speed === "express" ? 2 : 1),
  () => 0,
);

/** What was paid covers the postage. */
export const isPaid = rule(
  "postage-paid",
  (paidCents: number, postageCents: number) => paidCents >= postageCents,
  () => true,
);
