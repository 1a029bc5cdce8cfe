/** The simulator as users start it: validation both ways, authentication, transactions and journal, rows in memory. */
import { createSimulator } from "../dist/src/index.js";

const simulator = await createSimulator({ port: 0 });

process.on("message", async (message) => {
  if (message !== "reset") return;
  await simulator.reset();
  process.send?.({ done: true });
});
process.send?.({ url: simulator.url("rank-math"), gateway: `${simulator.gateway}/rank-math` });
