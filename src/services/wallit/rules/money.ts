/** An amount as the answers show it, in USD. */
export const toDollars = (cents: number): number => cents / 100;
