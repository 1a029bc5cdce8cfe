/**
 * Preloaded into every server under load: answers the benchmark's questions about the process over the channel to its
 * parent, and ends with it.
 */
process.on("message", (message) => {
  if (message !== "gauge") return;
  const { user, system } = process.cpuUsage();
  process.send?.({ gauge: { cpuMicros: user + system, rssBytes: process.memoryUsage.rss() } });
});
process.on("disconnect", () => process.exit());
