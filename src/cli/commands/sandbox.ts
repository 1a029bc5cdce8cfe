import { parseInstant } from "../../core/instant.ts";
import { group } from "../command.ts";
import { asking } from "../connect.ts";
import { wholeNumber } from "../flags.ts";
import { columns } from "../print.ts";
import { Usage } from "../terminal.ts";
import { credentialLines, noteLines, sandboxTold } from "../told.ts";

const list = asking({
  name: "sandbox list",
  says: "every sandbox",
  flags: {},
  examples: ["sandbox list"],
  async ask({ client }) {
    const answer = await client.call("listSandboxes");
    return { json: answer, text: columns(answer.sandboxes.map((name) => [name])) };
  },
});

const create = asking({
  name: "sandbox create",
  says: "fork a scenario into a new sandbox, with credentials of its own",
  takes: ["[name]"],
  flags: {
    scenario: { type: "string", multiple: true, value: "<service/name|file>", says: "what it begins with" },
    clock: { type: "string", value: "<instant>", says: "freeze its time there" },
    "random-seed": { type: "string", value: "<n>", says: "another seed gives other ids and keys" },
  },
  notes: ["Without a name it is given one."],
  examples: ["sandbox create ci", "sandbox create ci --scenario rank-math/mixed-book"],
  async ask({ client, values, positionals: [name] }) {
    const clock =
      values.clock === undefined ? undefined : { frozen: parseInstant(values.clock) ?? notInstant(values.clock) };
    const randomSeed = wholeNumber("random-seed", values["random-seed"], [0, 0xffffffff]);
    const body = {
      ...(name === undefined ? {} : { name }),
      ...(values.scenario === undefined ? {} : { scenarios: values.scenario }),
      ...(clock === undefined ? {} : { clock }),
      ...(randomSeed === undefined ? {} : { randomSeed }),
    };
    const made = await client.call("createSandbox", { body });
    const told = sandboxTold("created", made);
    return { ...told, text: told.text + credentialLines(made.credentials) };
  },
});

function notInstant(text: string): never {
  throw new Usage(`--clock takes an instant such as 2026-11-22T10:00:00Z, not ${text}`);
}

/** A name given as a word comes before `--sandbox`. */
const show = asking({
  name: "sandbox show",
  says: "one sandbox, with its credentials",
  takes: ["[name]"],
  flags: {},
  examples: ["sandbox show ci"],
  async ask({ client, sandbox, positionals: [name = sandbox] }) {
    const found = await client.call("readSandbox", { path: { sandbox: name } });
    const settings = Object.entries(found.settings).flatMap(([service, own]) =>
      Object.entries(own).map(([setting, value]) => ["setting", `${service} ${setting}`, String(value)]),
    );
    const rows = [
      ["sandbox", found.name],
      ["scenario", found.scenarios.join(", ") || "default"],
      ["clock", `${found.clock.now}, ${found.clock.mode === "frozen" ? "frozen" : "follows this machine"}`],
      ...settings,
    ];
    return { json: found, text: columns(rows) + noteLines(found.notes) + credentialLines(found.credentials) };
  },
});

const fork = asking({
  name: "sandbox fork",
  says: "copy the sandbox as it is now into a new one",
  takes: ["<new name>"],
  flags: {},
  examples: ["sandbox fork before-renewals", "sandbox fork attempt --sandbox ci"],
  async ask({ client, sandbox, positionals: [name = ""] }) {
    const made = await client.call("forkSandbox", { path: { sandbox }, body: { name } });
    const told = sandboxTold("forked", made);
    return { ...told, text: told.text + credentialLines(made.credentials) };
  },
});

const reset = asking({
  name: "sandbox reset",
  says: "back to its scenario; its credentials stay",
  takes: ["[name]"],
  flags: {},
  examples: ["sandbox reset ci"],
  async ask({ client, sandbox, positionals: [name = sandbox] }) {
    return sandboxTold("reset", await client.call("resetSandbox", { path: { sandbox: name } }));
  },
});

const remove = asking({
  name: "sandbox delete",
  says: "forget a sandbox and everything in it",
  takes: ["<name>"],
  flags: {},
  examples: ["sandbox delete ci"],
  async ask({ client, positionals: [name = ""] }) {
    await client.call("deleteSandbox", { path: { sandbox: name } });
    return { json: { deleted: name }, text: `deleted  sandbox ${name}\n` };
  },
});

const hash = asking({
  name: "sandbox hash",
  says: "SHA-256 over everything it holds, after settling",
  takes: ["[name]"],
  flags: {},
  examples: ["sandbox hash"],
  async ask({ client, sandbox, positionals: [name = sandbox] }) {
    const answer = await client.call("readStateHash", { path: { sandbox: name } });
    return { json: answer, text: `${answer.hash}\n` };
  },
});

export const sandbox = group({
  name: "sandbox",
  says: "isolated copies of all state",
  commands: { list, create, show, fork, reset, delete: remove, hash },
  usual: "list",
});
