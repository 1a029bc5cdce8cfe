import { posix } from "node:path";
import ts from "typescript";
import { nodesOf, type ParsedFile, type Violation, violation } from "./source.ts";

/**
 * The arrow of design.md section 3, left to right; what stands together does not know its neighbours. `src/package.ts` and
 * `src/services/registry.ts` are parts of the composition root that stand in files of their own.
 */
const arrow: readonly (readonly string[])[] = [
  ["openapi"],
  ["core"],
  ["store", "services", "runtime"],
  ["http"],
  ["control"],
  ["package", "registry"],
  ["simulator"],
  ["mutants", "index"],
  ["cli"],
];

/** Libraries that services may use, and where. */
const pureLibraries: Readonly<Record<string, RegExp>> = {
  "@faker-js/faker": /\/factory\.ts$/,
  htmlparser2: /^src\/services\/wallit\/rules\/spidered-page\.ts$/,
  "@xmldom/xmldom": /^src\/services\/wallit\/rules\/page-block\.ts$/,
};

/** What `core` may take from outside itself: it offers hashes and comparison of secrets, and does no I/O. */
const coreLibraries: Readonly<Record<string, RegExp>> = { "node:crypto": /^src\/core\/crypto\.ts$/ };

/** The room of a file: `services/rank-math`, `http`, `conformance/kit`, … */
export function roomOf(path: string): string {
  const [top = "", second = "", third = ""] = path.split("/");
  if (top === "openapi") return "openapi";
  if (top === "conformance") return second === "kit" ? "conformance/kit" : "conformance";
  if (top !== "src") return top;
  if (path === "src/services/registry.ts") return "registry";
  if (second === "services") return `services/${third}`;
  return second.replace(/\.ts$/, "");
}

const placeOf = (room: string): number => arrow.findIndex((rooms) => rooms.includes(room.split("/")[0] ?? ""));

/** Imports, exports from, dynamic imports and `import("…")` types, with what they name. */
export function importsOf({ tree }: ParsedFile): readonly { node: ts.Node; from: string }[] {
  return [...nodesOf(tree)].flatMap((node) => {
    const from = moduleOf(node);
    return from && ts.isStringLiteralLike(from) ? [{ node, from: from.text }] : [];
  });
}

function moduleOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return node.arguments[0];
  return undefined;
}

const targetOf = (path: string, from: string): string | undefined =>
  from.startsWith(".") ? posix.join(posix.dirname(path), from) : undefined;

/** Paths of the files of ours that a file imports. */
export const filesImportedBy = (file: ParsedFile): readonly string[] =>
  importsOf(file).flatMap(({ from }) => targetOf(file.path, from) ?? []);

/** Imports against the arrow. */
export const importViolations = (file: ParsedFile): readonly Violation[] =>
  importsOf(file).flatMap(({ node, from }) => {
    const target = targetOf(file.path, from);
    const why = target === undefined ? refusedLibrary(file.path, from) : refusedFile(file.path, target);
    return why === undefined ? [] : [violation(file, node, why)];
  });

function refusedFile(path: string, target: string): string | undefined {
  const [room, other] = [roomOf(path), roomOf(target)];
  if (room === other) return undefined;
  if (room.startsWith("conformance")) {
    return other === "openapi" || other.startsWith("conformance") ? undefined : `conformance imports ${target}`;
  }
  if (other.startsWith("conformance")) {
    const judges = room === "cli" || room === "mutants";
    return judges && other === "conformance/kit" ? undefined : `${room} imports ${target}`;
  }
  if (room.startsWith("services/") && other === "openapi") {
    return target.startsWith(`openapi/${room.slice("services/".length)}/`) ? undefined : `${room} imports ${target}`;
  }
  const known = placeOf(room) >= 0 && placeOf(other) >= 0;
  return known && placeOf(other) < placeOf(room) ? undefined : `${room} imports ${target}, against the arrow`;
}

function refusedLibrary(path: string, from: string): string | undefined {
  const room = roomOf(path);
  const allowed = (list: Readonly<Record<string, RegExp>>) =>
    Object.entries(list).some(([name, where]) => (from === name || from.startsWith(`${name}/`)) && where.test(path));
  if (room.startsWith("services/") && !allowed(pureLibraries)) return `${room} imports ${from}`;
  if (room === "core" && !allowed(coreLibraries)) return `core imports ${from}`;
  if (/^lowdb\b/.test(from) && room !== "store") return `${room} imports ${from}`;
  return undefined;
}
