import { constants } from "node:os";
import { inSandbox, sandboxOf } from "../address.ts";
import { command } from "../command.ts";
import { otherChoices } from "../other-choices.ts";
import { asJson } from "../print.ts";
import { beginning, simulatorOptions } from "../simulating.ts";
import { Stage } from "../stage.ts";
import type { Signal } from "../terminal.ts";

const flags = {
  ...beginning,
  sandbox: inSandbox.sandbox,
  "other-choices": {
    type: "boolean",
    says: "then once more for each guess that the command leaned on, with its setting turned",
  },
  json: { type: "boolean", says: "one JSON document on standard output; the command's own goes to standard error" },
} as const;

export const exec = command({
  name: "exec",
  says: "run a command against a Stunt Double of its own on free ports, and leave nothing behind",
  flags,
  behind: "<command…>",
  notes: [
    "The command finds addresses and keys in its environment, as `stunt-double env` prints them.",
    "Exit codes: the command's own; 127 there is no such command; 128+n ended by signal n; with --other-choices 1 where one makes a difference.",
  ],
  examples: [
    "exec -- vendor/bin/phpunit",
    "exec --scenario rank-math/mixed-book --clock 2026-11-22T10:00:00Z -- npm test",
    "exec --other-choices -- pytest",
  ],
  async run({ values, behind, terminal, configuration }) {
    let stopped: Signal | undefined;
    const deaf = terminal.onSignal((signal) => {
      stopped = signal;
    });
    const stage = new Stage({
      options: await simulatorOptions(values, terminal),
      sandbox: sandboxOf({ sandbox: values.sandbox }),
      words: behind,
      quiet: values.json === true,
      curious: values["other-choices"] === true,
      stopped: () => stopped !== undefined,
      terminal,
      configuration,
    });
    try {
      const first = await stage.play();
      const choices = values["other-choices"] && stopped === undefined ? await otherChoices(stage, first) : undefined;
      if (values.json) terminal.out(asJson({ exitCode: first.code, ...(choices ? { choices } : {}) }));
      if (stopped !== undefined && first.code === 0 && !first.played) return 128 + constants.signals[stopped];
      return choices?.some(({ same }) => !same) ? 1 : first.code;
    } finally {
      deaf();
    }
  },
});
