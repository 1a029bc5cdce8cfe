import { expect, test } from "vitest";
import { Random } from "./random.ts";

test("the generator of the property tests repeats itself by seed and reaches every number", () => {
  const drawn = (seed: number) => {
    const random = new Random(seed);
    return Array.from({ length: 200 }, () => random.below(10));
  };
  expect(drawn(1)).toEqual(drawn(1));
  expect(drawn(1)).not.toEqual(drawn(2));
  expect(new Set(drawn(1)).size).toBe(10);
});
