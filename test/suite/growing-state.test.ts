import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anOrder, aShop, type Call, type Shop } from "../runtime/shop.ts";

const sizes = [100, 100_000] as const;
const nameOf = (size: number) => `book-of-${size}`;
const rounds = 400;
/** How much dearer than in the small state a request may be in the large one. */
const allowed = 1.3;

const fixtures = mkdtempSync(join(tmpdir(), "stunt-double-"));
let shop: Shop;

beforeAll(async () => {
  mkdirSync(join(fixtures, "rank-math"));
  for (const size of sizes) {
    const text = `scenario: So many orders.\nservice: rank-math\ngenerate:\n  orders: { count: ${size}, userId: reseller }\n`;
    writeFileSync(join(fixtures, "rank-math", `${nameOf(size)}.yaml`), text);
  }
  shop = await aShop({ fixtures: [fixtures] });
  for (const size of sizes) {
    await shop.runtime.create({ name: nameOf(size), scenarios: [`rank-math/${nameOf(size)}`] });
  }
}, 60_000);

afterAll(async () => {
  await shop.simulator.close();
  rmSync(fixtures, { recursive: true });
});

/** The median of what a call takes in each state, in milliseconds; taken in turns, so that noise falls on both. */
async function medians(callOf: (n: number) => Call): Promise<readonly number[]> {
  const taken = sizes.map((): number[] => []);
  for (let n = 0; n < rounds; n += 1) {
    for (const [i, size] of sizes.entries()) {
      const started = performance.now();
      const { status } = await shop.ask({ ...callOf(n), sandbox: nameOf(size) });
      taken[i]?.push(performance.now() - started);
      expect(status).toBe(200);
    }
  }
  return taken.map((all) => all.sort((one, other) => one - other)[rounds / 2] ?? 0);
}

describe("a request's cost does not grow with the state", () => {
  test.each<[string, (n: number) => Call]>([
    ["a read", () => ({ path: "order/657123" })],
    ["a creation", (n) => anOrder({ email: `new-${n}@example.com` })],
    ["a page of a list", (n) => ({ path: "orders/", query: `number=20&page=${1 + (n % 5)}` })],
  ])("%s costs as much with 100,000 orders as with 100", async (_what, callOf) => {
    await medians(callOf);
    const [small = 0, large = 0] = await medians((n) => callOf(n + rounds));
    expect(large / small, `${small.toFixed(3)} ms and ${large.toFixed(3)} ms`).toBeLessThan(allowed);
  });
});
