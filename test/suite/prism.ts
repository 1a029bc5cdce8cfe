import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export interface Prism {
  readonly url: string;
  stop(): Promise<void>;
}

const command = join(
  dirname(createRequire(import.meta.url).resolve("@stoplight/prism-cli/package.json")),
  "dist",
  "index.js",
);

const leavingRedirects = fileURLToPath(new URL("./prism-redirects.cjs", import.meta.url));

/** Runs Prism's command line on a port and waits until it listens. */
export async function prism(args: readonly string[], port: number): Promise<Prism> {
  const child = spawn(process.execPath, ["--require", leavingRedirects, command, ...args, "--port", String(port)], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  await listening(child);
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        child.once("exit", () => resolve());
        child.kill();
      }),
  };
}

function listening(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    const hear = (chunk: Buffer) => {
      said += chunk.toString("utf8");
      if (said.includes("Prism is listening")) resolve();
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("exit", (code) => reject(new Error(`prism ended with ${code}: ${said}`)));
  });
}
