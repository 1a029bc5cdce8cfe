import { expect, test } from "vitest";
import { namedRule } from "../../src/core/rule.ts";
import { listenTo } from "../../src/core/switch.ts";
import { beginWatching, endWatching, transacted, Witness, witnessed } from "../../src/core/witness.ts";

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

test("who is not alone hears nothing from then on, and knows it", async () => {
  const [first, second, third] = [new Witness(), new Witness(), new Witness()];
  let goOn = () => {};
  const other = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const exchange = (witness: Witness, work: () => Promise<unknown>) =>
    transacted(async () => {
      beginWatching(witness);
      await work();
      endWatching(witness);
    });
  const begun = exchange(first, async () => {
    double(1);
    await other;
    halve(4);
  });
  await exchange(second, async () => halve(8));
  goOn();
  await begun;
  await exchange(third, async () => halve(2));
  expect([first, second, third].map(rulesOf)).toEqual([["doubled"], [], ["halved"]]);
  expect([first, second, third].map(({ overlapped }) => overlapped)).toEqual([true, true, false]);
});

test("a transaction that nobody watches makes a witness deaf as well", async () => {
  const witness = new Witness();
  await transacted(async () => {
    beginWatching(witness);
    await transacted(async () => halve(8));
    halve(4);
    endWatching(witness);
  });
  expect(rulesOf(witness)).toEqual([]);
  expect(witness.overlapped).toBe(true);
});

test("work without awaits is heard even beside others", () => {
  const [under, dressing] = [new Witness(), new Witness()];
  beginWatching(under);
  witnessed(dressing, () => halve(8));
  double(5);
  endWatching(under);
  expect([under, dressing].map(rulesOf)).toEqual([["doubled"], ["halved"]]);
});
