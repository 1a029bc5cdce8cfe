import { join, resolve } from "node:path";
import ts from "typescript";
import { beforeAll, describe, expect, test } from "vitest";
import { root } from "../../src/package.ts";

const service = join(root, "src/services/rank-math/service.ts");
const operation = join(root, "src/services/rank-math/operations/orders/get-order.ts");

/** Files of the checkout with some of them replaced; `undefined` is a deleted file. */
type Overlay = Readonly<Record<string, string | undefined>>;

const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile).config,
  ts.sys,
  root,
);
const parsed = new Map<string, ts.SourceFile | undefined>();

/** What the compiler says about the service when the overlay lies over the checkout. */
function complaints(overlay: Overlay): readonly string[] {
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (file) => (resolve(file) in overlay ? overlay[resolve(file)] !== undefined : fileExists(file));
  host.readFile = (file) => (resolve(file) in overlay ? overlay[resolve(file)] : readFile(file));
  host.getSourceFile = (file, ...rest) => {
    const text = overlay[resolve(file)];
    if (resolve(file) in overlay)
      return text === undefined ? undefined : ts.createSourceFile(file, text, ts.ScriptTarget.ES2023);
    if (!parsed.has(file)) parsed.set(file, getSourceFile(file, ...rest));
    return parsed.get(file);
  };
  const program = ts.createProgram([service], { ...options, noEmit: true }, host);
  return [service, operation]
    .flatMap((file) => program.getSourceFile(file) ?? [])
    .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

let text = "";
let entry = "";
let importLine = "";
beforeAll(() => {
  text = ts.sys.readFile(service) ?? "";
  entry = /^ +getOrder,\n/m.exec(text)?.[0] ?? "";
  importLine = /^import \{ getOrder \}.*\n/m.exec(text)?.[0] ?? "";
});

describe("the contract is the only source of types", { timeout: 120_000 }, () => {
  test("the service compiles as it stands", () => {
    expect([entry, importLine].every((part) => part !== "")).toBe(true);
    expect(complaints({})).toEqual([]);
  });

  test("without an operation's entry it does not, and the operation is named", () => {
    const said = complaints({ [service]: text.replace(entry, "").replace(importLine, "") });
    expect(said.join("\n")).toMatch(/Property 'getOrder' is missing/);
  });

  test("without an operation's file it does not, and the file is named", () => {
    expect(complaints({ [operation]: undefined }).join("\n")).toMatch(/Cannot find module '.*get-order\.ts'/);
  });

  test("one operation listed under the name of another does not compile", () => {
    const said = complaints({ [service]: text.replace(entry, "    getOrder: listOrders,\n").replace(importLine, "") });
    expect(said.join("\n")).toMatch(/'"listOrders"' is not assignable to type '"getOrder"'/);
  });

  const answering = (reply: string) =>
    complaints({
      [operation]: `import { operation } from "../../contract.ts";\nexport const getOrder = operation("getOrder")(async () => (${reply}));\n`,
    });

  test("a status that the operation does not declare does not compile", () => {
    expect(answering('{ status: 418, body: { code: "success" } }').join("\n")).toMatch(/'418' is not assignable/);
  });

  test("a body that the status does not declare does not compile", () => {
    expect(answering('{ status: 200, body: { code: "success", message: "success" } }').join("\n")).toMatch(
      /'data' is missing/,
    );
  });
});
