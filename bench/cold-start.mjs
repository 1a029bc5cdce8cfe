import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { headers, listAddress } from "./workloads.mjs";

const here = dirname(fileURLToPath(import.meta.url));

const commands = {
  "node-http": [join(here, "server-node-http.mjs")],
  "stunt-double": [join(here, "..", "dist", "src", "cli", "main.js"), "start", "--ephemeral", "--port", "0", "--json"],
};

/** Milliseconds from the start of a process to its first answer, by contestant: one sample of each, in turn. */
export async function coldStarts(times) {
  const samples = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let i = 0; i < times; i += 1) {
    for (const [name, command] of Object.entries(commands)) samples[name].push(await coldStart(command));
  }
  return samples;
}

async function coldStart(command) {
  const started = performance.now();
  const child = spawn(process.execPath, command, { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const said = JSON.parse(await firstLine(child));
    const answer = await fetch(`${said.services["rank-math"]}${listAddress}`, { headers });
    await answer.text();
    if (answer.status !== 200) throw new Error(`${command[0]}: ${answer.status}`);
    return performance.now() - started;
  } finally {
    await new Promise((resolve) => {
      child.once("exit", resolve);
      child.kill();
    });
  }
}

function firstLine(child) {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (chunk) => {
      text += chunk;
      const end = text.indexOf("\n");
      if (end >= 0) resolve(text.slice(0, end));
    });
    child.once("exit", (code) => reject(new Error(`ended with ${code} before it listened`)));
  });
}
