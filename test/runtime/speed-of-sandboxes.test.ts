import { expect, test } from "vitest";
import { aShop } from "./shop.ts";

/** The middle of so many measurements, in milliseconds of the clock or, where others keep the machine busy, of work. */
async function median(times: number, work: (n: number) => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const [started, before] = [performance.now(), process.cpuUsage()];
    await work(n);
    const { user, system } = process.cpuUsage(before);
    took.push(Math.min(performance.now() - started, (user + system) / 1000));
  }
  return took.sort((one, other) => one - other)[times >> 1] ?? Number.NaN;
}

/** Machines differ and are shared: a promise is broken here by an order of magnitude lost, not by a slow day. */
const SLOW_DAY = 4;

test("a sandbox is made in about five milliseconds", async () => {
  const { runtime } = await aShop();
  await runtime.create({ name: "first" });
  expect(await median(51, (n) => runtime.create({ name: `made-${n}` }))).toBeLessThan(5 * SLOW_DAY);
  expect(runtime.names()).toHaveLength(53);
});

test("one of ten thousand orders is forked in about twenty, and a snapshot of it loaded too", async () => {
  const { runtime } = await aShop();
  const book = await runtime.create({ name: "book", scenarios: ["rank-math/large-book"] });
  expect((await book.rows("rank-math.orders", 0, 1)).total).toBe(10_000);
  expect(await median(51, (n) => runtime.fork("book", `fork-${n}`))).toBeLessThan(20 * SLOW_DAY);
  await runtime.snapshots.save("book", "book");
  expect(await median(51, () => runtime.snapshots.load("book", "default"))).toBeLessThan(20 * SLOW_DAY);
  expect((await runtime.get("fork-50")?.rows("rank-math.orders", 0, 1))?.total).toBe(10_000);
});
