import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { contractFolder } from "../../openapi/read.ts";
import { root } from "../package.ts";
import { runChild } from "./child.ts";
import { type Flags, oneOf, type Values, wholeNumber } from "./flags.ts";
import { freePort } from "./ports.ts";
import { type Terminal, Usage } from "./terminal.ts";

/** What both commands take that let Prism listen. */
export const listening = {
  port: { type: "string", value: "<n>", says: "listen there (4010); 0 takes a free one" },
  host: { type: "string", value: "<address>", says: "listen there (127.0.0.1)" },
  json: {
    type: "boolean",
    says: "one JSON object with the address once Prism listens; its own lines go to standard error",
  },
} as const satisfies Flags;

interface Performance {
  readonly does: "mock" | "proxy";
  readonly service: string;
  /** Prism's own words behind the document. */
  readonly words: readonly string[];
  /** What to say beside the address once it listens. */
  readonly says: string;
  readonly values: Values<typeof listening>;
}

/**
 * Runs Prism's command line over a service's contract until it ends or somebody ends it; answers its exit code.
 * A service, port or host that cannot be had, and a Prism that is not there, are a `Usage`.
 */
export async function runPrism(
  { does, service, words, says, values }: Performance,
  terminal: Terminal,
): Promise<number> {
  const command = prismFrom([terminal.folder, root]);
  const { host = "127.0.0.1" } = values;
  const port = await freePort(host, wholeNumber("port", values.port, [0, 65_535]) ?? 4010);
  const url = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  const document = join(contractFolder(service), "openapi.yaml");
  const heard = (text: string) => (values.json ? terminal.err(text) : terminal.out(text));
  return runChild({
    words: [process.execPath, command, does, document, ...words, "--port", String(port), "--host", host],
    folder: terminal.folder,
    environment: { ...terminal.environment, ...(terminal.colour ? { FORCE_COLOR: "1" } : {}) },
    hear: afterwards("Prism is listening", heard, () =>
      terminal.out(
        values.json ? `${JSON.stringify({ service, does, url })}\n` : `${does} of ${service} at ${url}: ${says}\n`,
      ),
    ),
    onSignal: terminal.onSignal.bind(terminal),
    err: terminal.err.bind(terminal),
  });
}

/** The name of a service that has a contract. */
export async function serviceNamed(command: string, name: string): Promise<string> {
  const { registry } = await import("../services/registry.ts");
  return oneOf(
    command,
    name,
    registry.map(({ service }) => service.name),
  );
}

const prism = "@stoplight/prism-cli";
const { peerDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** The command that adds Prism, in the version that our own tests run. */
export const toAdd = `npm install --save-dev ${prism}@${peerDependencies[prism].replace(/^\D+/, "")}`;

/** Prism's command line, looked up from each folder in turn; a `Usage` that says how to add it where none has it. */
export function prismFrom(folders: readonly string[]): string {
  for (const folder of folders) {
    const file = manifestFrom(folder);
    const { bin } = file === undefined ? {} : JSON.parse(readFileSync(file, "utf8"));
    if (file !== undefined) return join(dirname(file), bin.prism);
  }
  throw new Usage(`Prism is not installed here; add it with: ${toAdd}`);
}

/** As `require` would find the package, which does not offer its manifest by name in every version. */
function manifestFrom(folder: string): string | undefined {
  const places = createRequire(join(folder, "package.json")).resolve.paths(prism) ?? [];
  return places.map((place) => join(place, prism, "package.json")).find((file) => existsSync(file));
}

/** Hands text on, and does something once after a phrase has come by. */
function afterwards(phrase: string, hear: (text: string) => void, then: () => void): (text: string) => void {
  let before: string | undefined = "";
  return (text) => {
    hear(text);
    if (before === undefined) return;
    before = `${before}${text}`;
    if (!before.includes(phrase)) return;
    before = undefined;
    then();
  };
}
