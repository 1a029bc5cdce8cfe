import { expect, test } from "vitest";
import { namedRule } from "../../src/core/rule.ts";
import { listenTo } from "../../src/core/switch.ts";
import { beginWatching, endWatching, Witness, witnessed } from "../../src/core/witness.ts";

listenTo(["doubled", "halved"]);
const double = namedRule(
  "doubled",
  (n: number) => 2 * n,
  (n) => n,
);
const halve = namedRule(
  "halved",
  (n: number) => n / 2,
  (n) => n,
);
const rulesOf = (witness: Witness) => witness.rules.names;

test("a rule is heard once, and only when it made a difference", () => {
  const witness = new Witness();
  beginWatching(witness);
  expect([double(0), double(3), double(4)]).toEqual([0, 6, 8]);
  endWatching(witness);
  halve(8);
  expect(rulesOf(witness)).toEqual(["doubled"]);
  expect(witness.overlapped).toBe(false);
});

test("who is not alone hears nothing from then on, and knows it", () => {
  const [first, second, third] = [new Witness(), new Witness(), new Witness()];
  beginWatching(first);
  double(1);
  beginWatching(second);
  halve(8);
  endWatching(second);
  halve(4);
  endWatching(first);
  beginWatching(third);
  halve(2);
  endWatching(third);
  expect([first, second, third].map(rulesOf)).toEqual([["doubled"], [], ["halved"]]);
  expect([first, second, third].map(({ overlapped }) => overlapped)).toEqual([true, true, false]);
});

test("work without awaits is heard even beside others", () => {
  const [under, dressing] = [new Witness(), new Witness()];
  beginWatching(under);
  witnessed(dressing, () => halve(8));
  double(5);
  endWatching(under);
  expect([under, dressing].map(rulesOf)).toEqual([["doubled"], ["halved"]]);
});
