import { availableParallelism, cpus, loadavg, totalmem } from "node:os";

/** What figures depend on; `load` above a few tenths means that others were working too. */
export const machine = () => ({
  cpu: cpus()[0]?.model ?? "unknown",
  cores: availableParallelism(),
  memoryGb: Math.round(totalmem() / 2 ** 30),
  platform: `${process.platform} ${process.arch}`,
  node: process.version,
  load: loadavg()[0],
});

export function median(values) {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export const rounded = (value, digits = 0) => Number(value.toFixed(digits));

/** The same figures for people. */
export function table({ machine: { cpu, cores, node, load }, seconds, workloads, ratios, coldStartMs, rssMb }) {
  const lines = [`${cores} cores, ${cpu}, Node ${node}, load before ${rounded(load, 1)}; ${rounded(seconds)} s`, ""];
  const row = (...cells) =>
    lines.push(cells.map((cell, i) => (i < 2 ? String(cell).padEnd(22) : String(cell).padStart(13))).join(""));
  row("workload", "contestant", "requests/s", "of bare", "p99 ms", "CPU us", "CPU of bare");
  for (const [workload, byName] of Object.entries(workloads)) {
    for (const [name, { rps, p99, cpuMicros }] of Object.entries(byName)) {
      const ratio = ratios[workload]?.[name];
      row(
        workload,
        name,
        Math.round(rps),
        ratio?.rps.toFixed(2) ?? "",
        p99.toFixed(1),
        cpuMicros.toFixed(0),
        ratio?.cpu.toFixed(1) ?? "",
      );
    }
  }
  lines.push("");
  for (const [name, ms] of Object.entries(coldStartMs)) lines.push(`first answer after     ${name.padEnd(22)}${ms} ms`);
  for (const [name, mb] of Object.entries(rssMb)) lines.push(`memory after the load  ${name.padEnd(22)}${mb} MB`);
  return `${lines.join("\n")}\n`;
}
