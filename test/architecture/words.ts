import { posix } from "node:path";
import ts from "typescript";
import { filesImportedBy, roomOf } from "./imports.ts";
import { isGenerated, nodesOf, type ParsedFile, type Violation, violation } from "./source.ts";

/** Files that may look at the machine's clock, draw its random numbers or wait on it. */
const mayTouchTheMachine: readonly RegExp[] = [
  /^src\/runtime\/machine\.ts$/, // the one door to the outside
  /^src\/store\/lowdb\.ts$/, // writes in the background
  /^src\/cli\//,
  /^conformance\/kit\//, // runs against other machines too, on its own clock
  /^conformance\/run\.test\.ts$/, // names its run by the time
];

/** Casts by room: the places where typed and untyped meet. */
const roomsWithCasts = ["core", "store", "http"];

const machine = new Set(["Date.now", "Math.random", "performance.timeOrigin", "crypto.randomUUID"]);
const timers = new Set(["setTimeout", "setInterval"]);

/** The machine's clock, randomness and timers outside the files that may touch them. */
export function machineViolations(file: ParsedFile): readonly Violation[] {
  const inService = roomOf(file.path).startsWith("services/");
  if (!inService && mayTouchTheMachine.some((allowed) => allowed.test(file.path))) return [];
  return [...nodesOf(file.tree)].flatMap((node) => {
    const used = machineUse(node) ?? (inService ? worldUse(node) : undefined);
    return used === undefined ? [] : [violation(file, node, `uses ${used}`)];
  });
}

function machineUse(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node) && machine.has(node.getText())) return node.getText();
  if (ts.isIdentifier(node) && timers.has(node.text) && isReference(node)) return node.text;
  if (ts.isNewExpression(node) && node.expression.getText() === "Date" && !node.arguments?.length) return "new Date()";
  return undefined;
}

/** What a service gets through `ctx` alone. */
function worldUse(node: ts.Node): string | undefined {
  const world = ts.isIdentifier(node) && ["Date", "fetch", "process", "globalThis"].includes(node.text);
  return world && isReference(node) ? node.text : undefined;
}

/** Not a member or a key of that name. */
const isReference = ({ parent, ...node }: ts.Node & { parent: ts.Node }): boolean =>
  !(ts.isPropertyAccessExpression(parent) && parent.name.pos === node.pos) &&
  !(ts.isPropertyAssignment(parent) && parent.name.pos === node.pos) &&
  !(ts.isPropertySignature(parent) && parent.name.pos === node.pos);

/** `any`, `!` and casts. `allowedCasts` names files with the reason why each may have some. */
export function typingViolations(
  file: ParsedFile,
  allowedCasts: Readonly<Record<string, string>> = {},
): readonly Violation[] {
  if (isGenerated(file)) return [];
  const castsAllowed = roomsWithCasts.includes(roomOf(file.path)) || Object.hasOwn(allowedCasts, file.path);
  return [...nodesOf(file.tree)].flatMap((node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) return [violation(file, node, "says any")];
    if (ts.isNonNullExpression(node)) return [violation(file, node, `asserts ${node.getText()}`)];
    if (!castsAllowed && isCast(node)) return [violation(file, node, `casts ${shortened(node.getText())}`)];
    return [];
  });
}

const isCast = (node: ts.Node): boolean =>
  ts.isTypeAssertionExpression(node) || (ts.isAsExpression(node) && node.type.getText() !== "const");

const shortened = (text: string): string => text.replace(/\s+/g, " ").slice(0, 80);

/** Names that say nothing, and services that know of mutants. */
export function nameViolations(file: ParsedFile): readonly Violation[] {
  const folders = posix.dirname(file.path).split("/");
  const empty = folders.find((folder) => ["utils", "helpers", "common", "types"].includes(folder));
  const mentions = roomOf(file.path).startsWith("services/") && /mutant/i.test(file.text);
  return [
    ...(empty === undefined ? [] : [violation(file, file.tree, `lies in a folder named ${empty}`)]),
    ...(mentions ? [violation(file, file.tree, "mentions mutants")] : []),
  ];
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const holdsOperations = /^src\/services\/[^/]+\/(?:operations|panel)\//;

/** In a service, one file is one operation: file, export and operationId agree. A file without one is part of those beside it. */
export function operationViolations(file: ParsedFile): readonly Violation[] {
  const operations = operationsIn(file);
  const [only, ...others] = operations;
  const expected = posix.basename(file.path, ".ts");
  if (!only || (others.length === 0 && only.name === only.id && kebab(only.id) === expected)) return [];
  const found = operations.map(({ name, id }) => `${name} = operation("${id}")`).join(", ");
  return [violation(file, file.tree, `exports ${found}; its name asks for ${expected}`)];
}

/** Parts of operations that lie among them and that nobody beside them imports, or somebody elsewhere does. */
export function partViolations(files: readonly ParsedFile[]): readonly Violation[] {
  const importers = new Map<string, string[]>();
  for (const file of files) {
    for (const target of filesImportedBy(file)) importers.set(target, [...(importers.get(target) ?? []), file.path]);
  }
  return files
    .filter((file) => holdsOperations.test(file.path) && operationsIn(file).length === 0)
    .flatMap((file) => {
      const by = importers.get(file.path) ?? [];
      const abroad = by.find((path) => posix.dirname(path) !== posix.dirname(file.path));
      if (by.length > 0 && abroad === undefined) return [];
      const why = abroad === undefined ? "by nobody beside it" : `by ${abroad}, too`;
      return [violation(file, file.tree, `holds no operation and is imported ${why}`)];
    });
}

function operationsIn(file: ParsedFile): readonly { name: string; id: string }[] {
  if (!holdsOperations.test(file.path)) return [];
  const declared = file.tree.statements
    .filter(isExported)
    .flatMap((statement) => (ts.isVariableStatement(statement) ? [...statement.declarationList.declarations] : []));
  return declared.flatMap(({ name, initializer }) => {
    const handled = initializer && ts.isCallExpression(initializer) ? initializer.expression : undefined;
    const named = handled && ts.isCallExpression(handled) ? handled : undefined;
    const [id] = named && /^(?:operation|panelAction)$/.test(named.expression.getText()) ? named.arguments : [];
    return id && ts.isStringLiteral(id) ? [{ name: name.getText(), id: id.text }] : [];
  });
}

const isExported = (statement: ts.Statement): boolean =>
  ts.canHaveModifiers(statement) &&
  (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

export const longest = 400;
export const linesOf = ({ text }: { readonly text: string }): number =>
  text.split("\n").length - (text.endsWith("\n") ? 1 : 0);

export const sizeViolations = (file: ParsedFile): readonly Violation[] =>
  isGenerated(file) || linesOf(file) < longest ? [] : [violation(file, file.tree, `has ${linesOf(file)} lines`)];
