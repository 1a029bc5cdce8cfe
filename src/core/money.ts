const decimal = /^\s*(-?)(\d+)(?:\.(\d+))?\s*$/;

/**
 * An amount as whole cents, computed on its digits; what is finer than a cent is rounded half up.
 * Throws where the text is no decimal number; contracts keep such text out.
 */
export function toCents(amount: string | number): number {
  const text = typeof amount === "number" ? withoutExponent(amount) : amount;
  const [, sign, whole, fraction = ""] = decimal.exec(text) ?? [];
  if (whole === undefined) throw new RangeError(`${text} is not an amount`);
  const cents = Number(`${whole}${fraction.padEnd(2, "0").slice(0, 2)}`) + (Number(fraction[2] ?? "0") >= 5 ? 1 : 0);
  return sign ? -cents : cents;
}

/** Cents as an amount with two decimals: `2300` is `23.00`. */
export function fromCents(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, "0");
  return `${cents < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const withoutExponent = (amount: number): string =>
  /e/i.test(String(amount)) ? amount.toFixed(20).replace(/\.?0+$/, "") : String(amount);
