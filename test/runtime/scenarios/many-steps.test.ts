import { expect, test } from "vitest";
import { aShop } from "../shop.ts";

const story = (steps: number) => {
  const lines = Array.from({ length: steps }, (_, n) => {
    const order = `{ type: parent, first_name: Kim, email: b${n}@example.com, plan: seo-by-rank-math-pro }`;
    return `  - { at: -${steps - n}h, call: createOrder, as: reseller, name: s${n}, with: ${order} }\n`;
  });
  return `scenario: Many orders.\nservice: rank-math\nsteps:\n${lines.join("")}`;
};

test("of twice as many steps each takes as long: two thousand are quick", async () => {
  const { runtime } = await aShop();
  const millisPerStep = async (steps: number) => {
    const began = process.cpuUsage();
    const { mistakes } = await runtime.checkScenario(story(steps), "many.yaml");
    expect(mistakes).toEqual([]);
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000 / steps;
  };
  await millisPerStep(200);
  const few = Math.min(await millisPerStep(500), await millisPerStep(501));
  expect(await millisPerStep(2_000)).toBeLessThan(3 * few);
});
