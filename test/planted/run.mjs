// Builds one broken double after the other and lets the whole suite look for the defect. The defects of a service stand in
// <service>.yaml beside this file; they were planted by somebody who had not seen the cases. A defect that no longer fits its
// source is an error, not a miss.
// Usage: node test/planted/run.mjs <service> [<id>…] [--write]   prints {service, total, found, defects: [{id, says, found, by}]};
// with --write the whole outcome goes into the scores of the service and onto their page; the scores must be there.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import typescript from "typescript";
import { parse } from "yaml";
import { readScores, writeScores } from "../../dist/src/mutants/scores.js";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..");
const [service, ...words] = process.argv.slice(2);
const wanted = words.filter((word) => word !== "--write");
const planted = parse(readFileSync(join(here, `${service}.yaml`), "utf8"));
const known = planted.map(({ id }) => id);
const unknown = wanted.filter((id) => !known.includes(id));
if (unknown.length > 0) throw new Error(`no defect ${unknown.join(", ")}; there are ${known.join(", ")}`);

const workshop = mkdtempSync(join(tmpdir(), "stunt-double-planted-"));
try {
  cpSync(join(root, "dist"), join(workshop, "dist"), { recursive: true });
  for (const name of ["node_modules", "openapi", "fixtures", "schemas", "package.json"])
    symlinkSync(join(root, name), join(workshop, name));
  if (judged().exitCode !== 0) throw new Error("the suite is red with nothing planted");
  const defects = planted.filter(({ id }) => wanted.length === 0 || wanted.includes(id)).map(tried);
  const found = defects.filter((one) => one.found).length;
  if (words.includes("--write")) keep(defects);
  process.stdout.write(`${JSON.stringify({ service, total: defects.length, found, defects }, undefined, 2)}\n`);
} finally {
  rmSync(workshop, { recursive: true });
}

/** One defect planted, judged and taken out again. */
function tried({ id, says, file, find, replace }) {
  const built = join(workshop, "dist", file.replace(/\.ts$/, ".js"));
  const sound = readFileSync(built, "utf8");
  writeFileSync(built, broken(id, { file, find, replace }));
  try {
    const { exitCode, cases } = judged();
    if (exitCode > 1) throw new Error(`${id}: the suite could not judge it (exit ${exitCode})`);
    const by = cases.find(({ result }) => result === "fail" || result === "setUpFailed")?.id ?? "";
    process.stderr.write(`${exitCode === 1 ? "found " : "missed"}  ${id}  ${by}\n`);
    return { id, says, found: exitCode === 1, by };
  } finally {
    writeFileSync(built, sound);
  }
}

/** How many were found when they were planted stays as it was first written. */
function keep(defects) {
  const scores = readScores(service);
  const missed = defects.filter(({ found }) => !found).map(({ id, says }) => ({ id, says }));
  const found = defects.length - missed.length;
  const planted = { total: defects.length, atFirst: scores.planted?.atFirst ?? found, found, missed };
  writeScores({ ...scores, planted });
}

function broken(id, { file, find, replace }) {
  const source = readFileSync(join(root, file), "utf8");
  const times = source.split(find).length - 1;
  if (times !== 1) throw new Error(`${id}: ${file} holds its text ${times} times; it must stand there once`);
  const compilerOptions = {
    target: typescript.ScriptTarget.ES2023,
    module: typescript.ModuleKind.ESNext,
    verbatimModuleSyntax: true,
    rewriteRelativeImportExtensions: true,
  };
  return typescript.transpileModule(
    source.replace(find, () => replace),
    { compilerOptions },
  ).outputText;
}

function judged() {
  const command = [join(workshop, "dist/src/cli/main.js"), "conform", service, "--json"];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    cwd: workshop,
  });
  if (status !== 0 && status !== 1) process.stderr.write(stderr);
  return { exitCode: status ?? 3, cases: status === 0 || status === 1 ? JSON.parse(stdout).cases : [] };
}
