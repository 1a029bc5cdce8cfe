import { describe, expect, test } from "vitest";
import { fromCents, toCents } from "../../src/core/money.ts";
import { Random } from "./random.ts";

describe("an amount in cents", () => {
  test.each([
    ["0", 0],
    ["59", 5900],
    ["59.9", 5990],
    ["59.00", 5900],
    ["0.01", 1],
    [" 12.34 ", 1234],
    ["007.50", 750],
    ["1.005", 101],
    ["1.004999", 100],
    ["0.995", 100],
    ["-1.5", -150],
    ["999999999999.99", 99_999_999_999_999],
    [0.1 + 0.2, 30],
    [19.99, 1999],
    [1.255, 126],
    [4.35, 435],
    [1e-7, 0],
    [5e-324, 0],
  ])("%o is %i", (amount, cents) => expect(toCents(amount)).toBe(cents));

  test.each([
    "",
    "x",
    "1,50",
    "1.",
    ".5",
    "1e3",
    "+1",
    "--1",
    "0x10",
    "1 000",
    "Infinity",
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ])("%o is none", (amount) => expect(() => toCents(amount)).toThrow(RangeError));

  test("is exact for any digits, rounded half up at the third", () => {
    const random = new Random(7);
    for (let n = 0; n < 3000; n += 1) {
      const whole = random.digits(1 + random.below(12));
      const fraction = random.digits(1 + random.below(12));
      const scale = 10n ** BigInt(fraction.length);
      const exact = (BigInt(whole + fraction) * 200n + scale) / (2n * scale);
      expect(toCents(`${whole}.${fraction}`), `${whole}.${fraction}`).toBe(Number(exact));
    }
  });
});

describe("cents as an amount", () => {
  test.each([
    [0, "0.00"],
    [5, "0.05"],
    [2300, "23.00"],
    [-5, "-0.05"],
    [99_999_999_999_999, "999999999999.99"],
  ])("%i is %s", (cents, amount) => expect(fromCents(cents)).toBe(amount));

  test("come back as they were", () => {
    const random = new Random(8);
    for (let n = 0; n < 3000; n += 1) {
      const cents = Number(random.digits(1 + random.below(14))) * (random.below(2) === 0 ? 1 : -1);
      expect(toCents(fromCents(cents)) === cents, String(cents)).toBe(true);
    }
  });
});
