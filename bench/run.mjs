import { parseArgs } from "node:util";
import { coldStarts } from "./cold-start.mjs";
import { contestants, slow } from "./contestants.mjs";
import { load } from "./load.mjs";
import { machine, median, rounded, table } from "./report.mjs";
import { answersOf, sell, workloads } from "./workloads.mjs";

const help = `npm run bench [-- options]: requests a second, against a bare node:http server in the same run

  --json              figures as JSON
  --rounds <n>        slices of load per contestant and workload; the median counts (5)
  --seconds <n>       length of a slice (0.6)
  --only <workload>   ${Object.keys(workloads).join(", ")}; repeatable
  --all               with Prism
`;

const { values } = parseArgs({
  options: {
    json: { type: "boolean" },
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "0.6" },
    only: { type: "string", multiple: true },
    all: { type: "boolean" },
    help: { type: "boolean" },
  },
});
/** Until the compiler has seen every path often enough; slow contestants stop by the clock. */
const warmUpRequests = 6000;
const longestWarmUp = 1.5;

const rounds = Number(values.rounds);
const seconds = Number(values.seconds);
const chosen = values.only ?? Object.keys(workloads);
const unknown = chosen.find((name) => !(name in workloads));

if (values.help) process.stdout.write(help);
else if (unknown !== undefined || !(rounds >= 1) || !(seconds > 0)) {
  process.stderr.write(unknown === undefined ? help : `no workload ${unknown}\n\n${help}`);
  process.exitCode = 2;
} else {
  const report = await measure();
  process.stdout.write(values.json ? `${JSON.stringify(report, undefined, 2)}\n` : table(report));
}

async function measure() {
  const before = machine();
  const started = performance.now();
  const cold = await coldStarts(5);
  const names = Object.keys(contestants).filter((name) => values.all || !slow.has(name));
  const servers = await Promise.all(names.map((name) => contestants[name]()));
  const figures = {};
  const rssMb = {};
  try {
    await handOverAnswers(servers);
    for (const workload of chosen) figures[workload] = await compete(workload, servers);
    for (const server of servers) rssMb[server.name] = rounded((await server.gauge()).rssBytes / 2 ** 20);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
  const coldStartMs = Object.fromEntries(Object.entries(cold).map(([name, all]) => [name, rounded(median(all))]));
  return {
    machine: before,
    seconds: rounded((performance.now() - started) / 1000, 1),
    workloads: figures,
    ratios: Object.fromEntries(Object.entries(figures).map(([workload, byName]) => [workload, ratiosTo(byName)])),
    coldStartMs,
    rssMb,
  };
}

/** The bare server sends what the simulator answers, byte for byte. */
async function handOverAnswers(servers) {
  const bare = servers.find(({ name }) => name === "node-http");
  const simulator = servers.find(({ name }) => name === "stunt-double");
  await bare.tell({ answers: await answersOf(simulator.url, await sell(simulator.url)) });
  await simulator.reset();
}

/** Every contestant in turn, round by round, so that what else the machine does meets them all. */
async function compete(workload, servers) {
  const samples = Object.fromEntries(servers.map(({ name }) => [name, []]));
  const orders = new Map();
  for (const server of servers) {
    await server.reset();
    orders.set(server, (await sell(server.url)) ?? 1);
    await slice(workload, server, orders.get(server), { seconds: longestWarmUp, requests: warmUpRequests });
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const server of servers) {
      if (workload === "create") await server.reset();
      samples[server.name].push(await slice(workload, server, orders.get(server), { seconds }));
    }
  }
  return Object.fromEntries(
    Object.entries(samples).map(([name, all]) => [
      name,
      {
        rps: rounded(median(all.map(({ rps }) => rps))),
        p99: rounded(median(all.map(({ p99 }) => p99)), 2),
        cpuMicros: rounded(median(all.map(({ cpuMicros }) => cpuMicros)), 1),
        requests: all.reduce((sum, { requests }) => sum + requests, 0),
      },
    ]),
  );
}

/** One slice of load. */
async function slice(workload, server, order, bounds) {
  const next = workloads[workload](server.url, order);
  const before = await server.gauge();
  const measured = await load({ url: server.url, next, connections: 32, ...bounds });
  const after = await server.gauge();
  return { ...measured, cpuMicros: (after.cpuMicros - before.cpuMicros) / measured.requests };
}

/** Requests a second and processor time per request, each in terms of the bare server. */
function ratiosTo(byName) {
  const { "node-http": bare, ...others } = byName;
  return Object.fromEntries(
    Object.entries(others).map(([name, { rps, cpuMicros }]) => [
      name,
      { rps: rounded(rps / bare.rps, 3), cpu: rounded(cpuMicros / bare.cpuMicros, 2) },
    ]),
  );
}
