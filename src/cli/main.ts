#!/usr/bin/env node
import { runCommand } from "./run.ts";
import type { Signal, Terminal } from "./terminal.ts";

/** Whoever read our lines has gone: go on without them. */
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

const signals: readonly Signal[] = ["SIGINT", "SIGTERM", "SIGHUP"];

const terminal: Terminal = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  colour: process.stdout.isTTY === true && !process.env.NO_COLOR,
  folder: process.cwd(),
  environment: process.env,
  interrupted: () =>
    new Promise((resolve) => {
      for (const signal of signals) process.once(signal, () => resolve());
    }),
  onSignal(hear) {
    for (const signal of signals) process.on(signal, hear);
    return () => {
      for (const signal of signals) process.off(signal, hear);
    };
  },
};

process.exitCode = await runCommand(process.argv.slice(2), terminal);
