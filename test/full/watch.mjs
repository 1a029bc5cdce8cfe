import { writeSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";

/** Loaded before a child's own modules: at its end it tells, on its fourth stream, what it needed. */
const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();
process.on("SIGUSR2", () => delay.reset());
process.on("exit", () => {
  const needed = { peakMegabytes: process.resourceUsage().maxRSS / 1024, longestBlock: delay.max / 1e6 };
  writeSync(3, JSON.stringify(needed));
});
