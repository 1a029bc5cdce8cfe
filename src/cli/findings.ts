import { accessSync, constants, existsSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, resolve } from "node:path";
import { contractFolder, readContractFile } from "../../openapi/read.ts";
import { version } from "../package.ts";
import { sandboxOf } from "./address.ts";
import type { Call } from "./command.ts";
import { configurationAround, configurationFile } from "./configuration.ts";
import { reached } from "./connect.ts";
import type { Flags } from "./flags.ts";
import { Unreachable } from "./terminal.ts";

export interface Finding {
  readonly verdict: "ok" | "warn" | "fail";
  readonly what: string;
  readonly says: string;
  readonly remedy?: string;
}

type Asked = Pick<Call<Flags>, "said" | "terminal" | "configuration">;
type Look = (asked: Asked) => Promise<readonly Finding[]> | readonly Finding[];

/** What `doctor` looks at, in the order in which trouble comes; a look that breaks is a finding itself. */
export async function findings(asked: Asked): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  for (const [what, look] of Object.entries(looks)) {
    try {
      found.push(...(await look(asked)));
    } catch (error) {
      found.push({ verdict: "fail", what, says: error instanceof Error ? error.message : String(error) });
    }
  }
  return found;
}

const looks: Readonly<Record<string, Look>> = { node, configuration, contracts, data, simulator };

function node(): readonly Finding[] {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const says = `${process.versions.node}`;
  if (major > 20 || (major === 20 && minor >= 19)) return [{ verdict: "ok", what: "node", says }];
  return [{ verdict: "fail", what: "node", says, remedy: "Stunt Double needs Node 20.19 or later" }];
}

async function configuration({ said, terminal }: Asked): Promise<readonly Finding[]> {
  const args = typeof said.config === "string" ? ["--config", said.config] : [];
  const file = configurationFile(args, terminal);
  if (file === undefined) return [{ verdict: "ok", what: "configuration", says: "none, and none is needed" }];
  await configurationAround(args, terminal);
  return [{ verdict: "ok", what: "configuration", says: file }];
}

async function contracts(): Promise<readonly Finding[]> {
  const { registry } = await import("../services/registry.ts");
  const names = ["control", ...registry.map(({ service }) => service.name)];
  for (const name of names) readContractFile(contractFolder(name), "openapi");
  return [{ verdict: "ok", what: "contracts", says: names.join(", ") }];
}

/** The nearest folder that exists must let us write. */
function data({ said, terminal, configuration: { values } }: Asked): readonly Finding[] {
  const asked = said.data ?? values.data;
  const folder = resolve(terminal.folder, typeof asked === "string" ? asked : ".stunt-double");
  let nearest = folder;
  while (!existsSync(nearest)) nearest = dirname(nearest);
  try {
    if (!statSync(nearest).isDirectory()) throw new Error("a file");
    accessSync(nearest, constants.W_OK);
    return [{ verdict: "ok", what: "state", says: `${folder}${nearest === folder ? "" : ", not there yet"}` }];
  } catch {
    const remedy = "choose another with --data or STUNT_DOUBLE_DATA, or start --ephemeral";
    return [{ verdict: "fail", what: "state", says: `${nearest} cannot be written to`, remedy }];
  }
}

async function simulator(asked: Asked): Promise<readonly Finding[]> {
  const { client, gateway } = reached(asked);
  try {
    const running = await client.call("readInfo");
    const same = running.version === version;
    const says = `version ${running.version} at ${gateway}, sandboxes ${running.sandboxes.join(", ")}`;
    const remedy = `this is ${version}: stop that one, and start it again`;
    return [
      { verdict: same ? "ok" : "warn", what: "running", says, ...(same ? {} : { remedy }) },
      ...(await clock(asked)),
    ];
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    return [await port(new URL(gateway), error)];
  }
}

/** Nobody of ours is there: is the place free? */
async function port({ port: text, host }: URL, { message }: Unreachable): Promise<Finding> {
  const free = await isFree(Number(text || 80));
  if (free)
    return { verdict: "ok", what: "running", says: `nothing, and port ${text} is free: npx stunt-double start` };
  const remedy = `end what listens on ${host}, or start with another --port`;
  return { verdict: "fail", what: "running", says: message.replace(/; .*$/, ""), remedy };
}

function isFree(number: number): Promise<boolean> {
  const server = createServer();
  return new Promise((done) => {
    server.once("error", () => done(false));
    server.listen(number, "127.0.0.1", () => server.close(() => done(true)));
  });
}

/** A sandbox whose time is not this machine's signs and judges by its own. */
async function clock(asked: Asked): Promise<readonly Finding[]> {
  const sandbox = sandboxOf(typeof asked.said.sandbox === "string" ? { sandbox: asked.said.sandbox } : {});
  const { mode, now } = await reached(asked).client.call("readClock", { path: { sandbox } });
  const apart = Math.round((Date.parse(now) - Date.now()) / 1_000);
  const says = `sandbox ${sandbox} ${mode === "frozen" ? "is frozen at" : "shows"} ${now}`;
  if (Math.abs(apart) < 60) return [{ verdict: "ok", what: "clock", says }];
  const remedy = "tokens and signatures may look expired: clock follow, or clock rebase";
  return [{ verdict: "warn", what: "clock", says: `${says}, ${apart} s from this machine`, remedy }];
}
