import { fork } from "node:child_process";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const contract = join(here, "..", "openapi", "rank-math", "openapi.yaml");

/** By name: how a server process is started. Each answers `{url, gauge, reset, tell, stop}`. */
export const contestants = {
  "node-http": () => started("node-http", "server-node-http.mjs", "url"),
  "stunt-double": () => started("stunt-double", "server-stunt-double.mjs", "url"),
  "stunt-double-express": () => started("stunt-double-express", "server-stunt-double.mjs", "gateway"),
  prism,
};

/** Contestants that take part only when asked for. */
export const slow = new Set(["prism"]);

async function started(name, file, address) {
  const child = spawned(join(here, file), []);
  const said = await message(child, (one) => one.url !== undefined);
  return server(name, child, said[address]);
}

async function prism() {
  const command = join(
    dirname(createRequire(import.meta.url).resolve("@stoplight/prism-cli/package.json")),
    "dist",
    "index.js",
  );
  const port = await freePort();
  const child = spawned(command, [
    "mock",
    contract,
    "--port",
    String(port),
    "--multiprocess=false",
    "--verboseLevel=fatal",
  ]);
  const url = `http://127.0.0.1:${port}`;
  for (const until = Date.now() + 30_000; ; ) {
    const answered = await fetch(url).catch(() => undefined);
    if (answered) return server("prism", child, url);
    if (Date.now() > until) throw new Error("prism does not listen");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A process that answers the gauge's questions and ends with us. */
function spawned(file, args) {
  const gauge = pathToFileURL(join(here, "gauge.mjs")).href;
  return fork(file, args, { execArgv: ["--import", gauge], stdio: ["ignore", "ignore", "inherit", "ipc"] });
}

function server(name, child, url) {
  const ask = async (question, member) => {
    const answer = message(child, (one) => one[member] !== undefined);
    child.send(question);
    return (await answer)[member];
  };
  return {
    name,
    url,
    /** Processor time spent so far, and memory. */
    gauge: () => ask("gauge", "gauge"),
    /** Back to the first state; the simulators alone have one. */
    reset: async () => (name.startsWith("stunt-double") ? ask("reset", "done") : undefined),
    tell: (said) => ask(said, "done"),
    stop: () =>
      new Promise((resolve) => {
        child.once("exit", resolve);
        child.kill();
      }),
  };
}

function message(child, accept) {
  return new Promise((resolve, reject) => {
    const hear = (one) => {
      if (!accept(one)) return;
      child.off("message", hear);
      child.off("exit", gone);
      resolve(one);
    };
    const gone = (code) => reject(new Error(`${child.spawnfile} ended with ${code}`));
    child.on("message", hear);
    child.once("exit", gone);
  });
}

async function freePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
