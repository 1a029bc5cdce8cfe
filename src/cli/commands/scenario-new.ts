import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { root } from "../../package.ts";
import { rolesOf } from "../../runtime/roles.ts";
import { command, meant } from "../command.ts";
import { asJson } from "../print.ts";
import { Refused, Usage } from "../terminal.ts";

export const write = command({
  name: "scenario new",
  says: "write a file to begin from, with the words of the format explained",
  takes: ["<name>"],
  flags: {
    service: { type: "string", value: "<service>", says: "whose situation it is (the first)" },
    json: { type: "boolean", says: "one JSON document on standard output" },
  },
  examples: ["scenario new qa/renewals", "scenario new qa/renewals --service rank-math"],
  async run({ values, positionals: [name = ""], terminal }) {
    const file = /\.ya?ml$/.test(name) ? name : `${name}.yaml`;
    const path = resolve(terminal.folder, file);
    const text = await beginningOf(path, values.service, terminal.folder);
    if (existsSync(path)) throw new Refused(`${file} exists already; take another name`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: "wx" });
    const next = `stunt-double scenario check ${file}`;
    terminal.out(
      values.json
        ? asJson({ file })
        : `written  ${file}\nthen: npx ${next}\n      npx stunt-double scenario load ${file}\n`,
    );
    return 0;
  },
});

/** Only what is not commented out is loaded; the rest is there to be uncommented. */
async function beginningOf(path: string, asked: string | undefined, folder: string): Promise<string> {
  const { registry } = await import("../../services/registry.ts");
  const names = registry.map(({ service }) => service.name);
  const found = registry.find(({ service }) => asked === undefined || service.name === asked);
  if (!found) throw new Usage(`no service ${asked}; ${meant(asked ?? "", names)}`);
  const { service } = found;
  const [role = "somebody"] = Object.keys(rolesOf(service));
  const operations = Object.keys(service.operations);
  const operation = operations.find((id) => id.startsWith("create")) ?? operations[0];
  const [action = "action"] = Object.keys(service.panel);
  return `# yaml-language-server: $schema=${schemaFor(path, folder)}
scenario: ${basename(path)
    .replace(/\.ya?ml$/, "")
    .replaceAll("-", " ")}
service: ${service.name}
# extends: default             # what it begins from; none starts empty
# clock: { frozen: 2026-11-22T10:00:00Z }    # left out: it follows this machine
# settings: {}                 # npx stunt-double settings ${service.name} lists them

# Real operations and panel actions, played in order of \`at\` through the same rules.
# steps:
#   - at: -1y +8h              # before now: y mo w d h min s
#     as: ${role}
#     call: ${operation}
#     with: {}                 # its fields; fill: true makes up what is missing
#     name: first              # later steps read its answer as $first.<field>
#   - panel: ${action}
#     with: {}

# Fail on purpose, in the vendor's words.
# faults:
#   - operation: ${operation}
#     answer: an_error_code
#     next: 1

# What \`scenario check\` should find.
# expect:
#   - as: ${role}
#     call: ${operation}
#     answer: {}
`;
}

/** From the file to the schema of the installed package, so that editors complete and judge. */
function schemaFor(path: string, folder: string): string {
  const installed = join(folder, "node_modules", "stunt-double", "schemas", "scenario.json");
  const schema = existsSync(dirname(dirname(installed))) ? installed : join(root, "schemas", "scenario.json");
  return relative(dirname(path), schema).replaceAll("\\", "/");
}
