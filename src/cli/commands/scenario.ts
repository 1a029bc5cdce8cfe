import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { group } from "../command.ts";
import { asking } from "../connect.ts";
import { columns } from "../print.ts";
import { fileText } from "../scenario-files.ts";
import { Refused, Usage } from "../terminal.ts";
import { noteLines } from "../told.ts";
import { check } from "./scenario-check.ts";
import { write } from "./scenario-new.ts";

const list = asking({
  name: "scenario list",
  says: "what can be loaded, with what it says",
  flags: {},
  examples: ["scenario list"],
  async ask({ client }) {
    const answer = await client.call("listScenarios");
    const rows = answer.scenarios.map(({ name, says, shipped, file }) => [name, says, shipped ? "" : file]);
    return { json: answer, text: columns(rows) };
  },
});

const show = asking({
  name: "scenario show",
  says: "the text of one",
  takes: ["<service/name>"],
  flags: {},
  examples: ["scenario show rank-math/mixed-book"],
  async ask({ client, positionals: [name = ""] }) {
    const [service = "", scenario = ""] = name.split("/");
    if (scenario === "") throw new Usage(`${name} names no scenario; write service/name as scenario list shows it`);
    const found = await client.call("readScenario", { path: { service, scenario } });
    return { json: found, text: `# ${found.file}\n${found.text.replace(/\n*$/, "\n")}` };
  },
});

const load = asking({
  name: "scenario load",
  says: "put the sandbox into that situation; what it held is gone, its credentials stay",
  takes: ["<service/name|file…>"],
  flags: {},
  examples: ["scenario load rank-math/mixed-book", "scenario load qa/renewals.yaml --sandbox ci"],
  async ask({ client, sandbox, terminal, positionals }) {
    const [file, ...others] = positionals.filter((name) => /\.ya?ml$/.test(name));
    if (file !== undefined && (others.length > 0 || positionals.length > 1))
      throw new Usage("scenario load takes one file, or names of the form service/name");
    const body =
      file === undefined
        ? { scenarios: positionals }
        : { name: file, text: fileText(resolve(terminal.folder, file), file) };
    const answer = await client.call("loadScenario", { path: { sandbox }, body });
    const into = `into sandbox ${answer.sandbox.name}, ${answer.sandbox.clock.now}`;
    return { json: answer, text: `loaded  ${positionals.join(", ")}  ${into}\n${noteLines(answer.notes)}` };
  },
});

const save = asking({
  name: "scenario save",
  says: "write the sandbox as it is now as a scenario",
  takes: ["[file]"],
  flags: {
    says: { type: "string", value: "<sentence>", says: "what the situation is" },
    force: { type: "boolean", says: "write over a file that exists" },
  },
  examples: ["scenario save qa/after-the-bug.yaml --says 'Jane has two licences.'"],
  async ask({ client, sandbox, values, terminal, positionals: [file] }) {
    const body = values.says === undefined ? {} : { says: values.says };
    const answer = await client.call("saveScenario", { path: { sandbox }, body });
    if (file === undefined) return { json: answer, text: answer.text };
    writeNew(resolve(terminal.folder, file), answer.text, { shown: file, force: values.force === true });
    return { json: { file }, text: `saved  sandbox ${sandbox} as ${file}\n` };
  },
});

function writeNew(path: string, text: string, { shown, force }: { shown: string; force: boolean }): void {
  try {
    writeFileSync(path, text, { flag: force ? "w" : "wx" });
  } catch (error) {
    const exists = error instanceof Error && "code" in error && error.code === "EEXIST";
    throw new Refused(exists ? `${shown} exists already; take another name or --force` : `${shown} cannot be written`);
  }
}

export const scenario = group({
  name: "scenario",
  says: "prepared situations, in files that need no code",
  commands: { list, show, check, load, save, new: write },
  usual: "list",
});
