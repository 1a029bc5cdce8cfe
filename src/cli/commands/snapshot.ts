import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { components } from "../../../openapi/control/types.ts";
import { group } from "../command.ts";
import { asking } from "../connect.ts";
import { asJson, columns, counted } from "../print.ts";
import { Usage } from "../terminal.ts";
import { sandboxTold } from "../told.ts";

type Summary = components["schemas"]["SnapshotSummary"];

const cells = ({ name, sandbox, at, scenarios, rows, hash }: Summary): readonly string[] => [
  name,
  `sandbox ${sandbox}`,
  at.slice(0, 19),
  scenarios.join(", ") || "default",
  counted(rows, "row"),
  hash.slice(0, 12),
];

const save = asking({
  name: "snapshot save",
  says: "keep the sandbox as it is now",
  takes: ["<name>"],
  flags: {},
  examples: ["snapshot save before-renewals"],
  async ask({ client, sandbox, positionals: [name = ""] }) {
    const made = await client.call("saveSnapshot", { body: { name, sandbox } });
    return { json: made, text: `saved  ${columns([cells(made)])}` };
  },
});

const list = asking({
  name: "snapshot list",
  says: "every snapshot",
  flags: {},
  examples: ["snapshot list"],
  async ask({ client }) {
    const answer = await client.call("listSnapshots");
    return {
      json: answer,
      text: answer.snapshots.length === 0 ? "no snapshots\n" : columns(answer.snapshots.map(cells)),
    };
  },
});

const load = asking({
  name: "snapshot load",
  says: "the sandbox as it was then; its credentials stay",
  takes: ["<name>"],
  flags: {},
  examples: ["snapshot load before-renewals --sandbox ci"],
  async ask({ client, sandbox, positionals: [snapshot = ""] }) {
    return sandboxTold("loaded", await client.call("loadSnapshot", { path: { sandbox }, body: { snapshot } }));
  },
});

const remove = asking({
  name: "snapshot delete",
  says: "forget one",
  takes: ["<name>"],
  flags: {},
  examples: ["snapshot delete before-renewals"],
  async ask({ client, positionals: [snapshot = ""] }) {
    await client.call("deleteSnapshot", { path: { snapshot } });
    return { json: { deleted: snapshot }, text: `deleted  snapshot ${snapshot}\n` };
  },
});

const exported = asking({
  name: "snapshot export",
  says: "write one to a file, or to standard output",
  takes: ["<name>", "[file]"],
  flags: {},
  examples: ["snapshot export before-renewals before-renewals.json"],
  async ask({ client, terminal, positionals: [snapshot = "", file] }) {
    const document = await client.call("exportSnapshot", { path: { snapshot } });
    if (file === undefined) return { json: document, text: asJson(document) };
    writeFileSync(resolve(terminal.folder, file), asJson(document));
    return { json: { file }, text: `exported  snapshot ${snapshot} to ${file}\n` };
  },
});

const imported = asking({
  name: "snapshot import",
  says: "take in a file that was exported",
  takes: ["<name>", "<file>"],
  flags: {},
  examples: ["snapshot import before-renewals before-renewals.json"],
  async ask({ client, terminal, positionals: [snapshot = "", file = ""] }) {
    const body = documentIn(resolve(terminal.folder, file), file);
    const made = await client.call("importSnapshot", { path: { snapshot }, body });
    return { json: made, text: `imported  ${columns([cells(made)])}` };
  },
});

function documentIn(path: string, shown: string): Record<string, unknown> {
  const text = fileText(path, shown);
  try {
    const document: unknown = JSON.parse(text);
    if (typeof document === "object" && document !== null && !Array.isArray(document)) return { ...document };
  } catch {
    // Said below.
  }
  throw new Usage(`${shown} is no snapshot: it is not a JSON object`);
}

function fileText(path: string, shown: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new Usage(`${shown} cannot be read`);
  }
}

export const snapshot = group({
  name: "snapshot",
  says: "keep a state, and come back to it",
  commands: { save, list, load, delete: remove, export: exported, import: imported },
  usual: "list",
});
