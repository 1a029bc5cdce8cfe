import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { readScores, scoresTable } from "../../src/mutants/scores.ts";
import { root } from "../../src/package.ts";
import type { ContractFiles, Rule, Setting } from "./contracts.ts";

export const serviceFolder = (service: string): string => join(root, "src/services", service);

const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(heads), row(heads.map(() => "---")), ...rows.map(row)].join("\n");

/** The parts of a service's README that follow from its contract and code, by name. */
export function readmeTables(contract: ContractFiles): Readonly<Record<string, string>> {
  const files = codeFiles(contract.name);
  const scores = readScores(contract.name);
  return {
    ...(scores && { scores: scoresTable(scores) }),
    settings: table(
      ["setting", "default", "otherwise", "decides in"],
      contract.rules.flatMap((rule) => (rule.settings ?? []).map((setting) => settingRow(setting, rule))),
    ),
    rules: table(
      ["rule", "how we know", "source", "where it is"],
      contract.rules.map((rule) => [
        `\`${rule.id}\``,
        rule.provenance.grade,
        sourceOf(contract, rule.provenance.source),
        placesOf(rule, files).join(", "),
      ]),
    ),
    differences: differences(contract, files),
  };
}

function settingRow({ name, values = [], schema, default: usual }: Setting, { id }: Rule): readonly string[] {
  const others = values.filter((value) => value !== usual).map((value) => `\`${value}\``);
  return [`\`${name}\``, `\`${usual}\``, others.join(", ") || `any ${schema?.type}`, `\`${id}\``];
}

/** The heading of the vendor's document, or what else we know it from. */
function sourceOf({ sources }: ContractFiles, id: string): string {
  const statement = sources.statements.find((one) => one.id === id);
  if (statement) return `${sources.document.title}, “${statement.heading}”`;
  const evidence = sources.evidence?.find((one) => one.id === id);
  return evidence ? `${evidence.kind}: \`${id}\`` : `\`${id}\``;
}

interface CodeFile {
  readonly path: string;
  readonly text: string;
}

function placesOf({ id, by }: Rule, files: readonly CodeFile[]): readonly string[] {
  if (by === "shape") return ["openapi.yaml"];
  if (by === "order") return ["`checks` in service.ts"];
  return filesNaming(id, files).map((path) => `[${path}](${path})`);
}

/** Files that register a rule or make its refusal: its id is the first argument of a call. */
export const filesNaming = (id: string, files: readonly CodeFile[]): readonly string[] =>
  files.filter(({ text }) => new RegExp(`\\(\\s*"${id}"`).test(text)).map(({ path }) => path);

export function codeFiles(service: string): readonly CodeFile[] {
  const folder = serviceFolder(service);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path: relative(folder, path).split(sep).join("/"), text: readFileSync(path, "utf8") }));
}

/** Every `Differs:` mark of the contract and the code, with its sentence. */
function differences({ folder }: ContractFiles, files: readonly CodeFile[]): string {
  const yaml = ["openapi", "rules", "records", "panel"].map((name) => ({
    path: `${name}.yaml`,
    text: readFileSync(join(folder, `${name}.yaml`), "utf8"),
  }));
  const marks = [...yaml, ...files].flatMap(({ path, text }) =>
    [...text.matchAll(/Differs: *([^\n]+?)["'*/ ]*$/gm)].map(([, what]) => `- ${what} (${path})`),
  );
  return marks.length === 0 ? "None is marked." : marks.join("\n");
}
