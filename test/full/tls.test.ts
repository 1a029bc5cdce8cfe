import { execFile, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { thisMachine } from "../../src/runtime/machine.ts";
import { Simulator } from "../../src/simulator.ts";

for (const program of ["curl", "python3"]) {
  if (spawnSync(program, ["--version"]).error)
    throw new Error(`npm run test:full calls over TLS with ${program}: install it, or run npm test, which needs none`);
}

let simulator: Simulator;
let health: string;
beforeAll(async () => {
  simulator = await Simulator.create({ port: 0, tls: { hosts: ["shop.test"] }, machine: thisMachine });
  await simulator.listen();
  health = `${simulator.url("rank-math")}/health`;
});
afterAll(async () => {
  const { SSL_CERT_FILE: file = "" } = simulator.trustVariables();
  await simulator.close();
  expect(existsSync(file)).toBe(false);
});

/** The line that is printed for a client, with what it is to do in the place of the dots. */
function line(client: string, what: string): string {
  const found = simulator.trustLines().find((one) => one.client === client)?.line ?? "";
  expect(found).toMatch(/ …$/);
  return found.replace("…", what);
}

const shell = (command: string) => promisify(execFile)("sh", ["-c", command]);

test("curl with the printed line succeeds, and without it is refused", async () => {
  expect((await shell(line("curl", `-sS ${health}`))).stdout).toContain("stunt-double");
  await expect(shell(`curl -sS ${health}`)).rejects.toMatchObject({ code: 60 });
});

test("curl reaches a sandbox by its host, and the given host", async () => {
  const port = new URL(health).port;
  for (const host of ["ci.rank-math.localhost", "shop.test"]) {
    const reached = line("curl", `-sS --resolve ${host}:${port}:127.0.0.1 https://${host}:${port}/health`);
    expect((await shell(reached)).stdout).toContain("stunt-double");
  }
});

const python = `-c 'import ssl, urllib.request
context = ssl.create_default_context()
context.verify_flags |= ssl.VERIFY_X509_STRICT
print(urllib.request.urlopen("ADDRESS", context=context).read())'`;

test("Python with the printed line succeeds, strictly too, and without it is refused", async () => {
  const script = python.replace("ADDRESS", health);
  expect((await shell(line("Python", script))).stdout).toContain("stunt-double");
  await expect(shell(`python3 ${script}`)).rejects.toThrow("CERTIFICATE_VERIFY_FAILED");
});

const node = `-e 'fetch("ADDRESS").then((answer) => answer.text()).then(console.log)'`;

test("Node with the printed line succeeds, and without it is refused", async () => {
  const script = node.replace("ADDRESS", health);
  expect((await shell(line("Node", script))).stdout).toContain("stunt-double");
  await expect(shell(`node ${script}`)).rejects.toThrow("UNABLE_TO_VERIFY_LEAF_SIGNATURE");
});
