import type { Values } from "../flags.ts";

export const flags = {
  url: {
    type: "string",
    value: "<address>",
    says: "a running Stunt Double, or any implementation, with the ready-made credentials",
  },
  target: {
    type: "string",
    value: "<file>",
    says: "an implementation with its own credentials, hooks and limits (--list-needs prints an empty one)",
  },
  case: { type: "string", multiple: true, value: "<id|pattern>", says: "these cases alone, e.g. 'errors/*'" },
  rule: { type: "string", multiple: true, value: "<id>", says: "cases that show this rule, from either side" },
  operation: { type: "string", multiple: true, value: "<id>", says: "cases about this operation" },
  does: {
    type: "string",
    multiple: true,
    value: "<deed>",
    says: "cases that do this: reads | creates | destroys | charges",
  },
  cases: {
    type: "string",
    multiple: true,
    value: "<glob>",
    says: "cases of your own beside ours, in quotes: 'checks/**/*.js'",
  },
  list: { type: "boolean", says: "the cases that would run, without running them" },
  "list-needs": { type: "boolean", says: "an empty target file with everything that the cases could use" },
  bail: { type: "boolean", says: "begin no further case once one has failed" },
  "fail-on": {
    type: "string",
    value: "<level>",
    says: "must (default) | should | may: the mildest failed check that fails its case",
  },
  baseline: { type: "string", value: "<file>", says: "known failures; the target file's gate.baseline otherwise" },
  "write-baseline": { type: "boolean", says: "writes what fails now into the baseline (./conformance-baseline.txt)" },
  report: { type: "string", value: "<names>", says: "html, junit, markdown, json: written to --report-dir" },
  "report-dir": { type: "string", value: "<folder>", says: "where reports go (./stunt-double-report)" },
  render: { type: "string", value: "<report.json>", says: "the reports again from a JSON report that holds together" },
  cleanup: { type: "string", value: "<run>", says: "removes what a run that was killed left behind" },
  "control-token": {
    type: "string",
    value: "<token>",
    says: "for a Stunt Double that asks for one",
    environment: "STUNT_DOUBLE_CONTROL_TOKEN",
  },
  verbose: { type: "boolean", says: "every exchange" },
  json: { type: "boolean", says: "the report on standard output" },
} as const;

export type Chosen = Values<typeof flags>;
