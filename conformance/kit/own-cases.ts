import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { contractFolder } from "../../openapi/read.ts";
import { shownFrom } from "./case-place.ts";
import { type Contract, openContract } from "./contract.ts";
import { ConfigurationError } from "./errors.ts";
import { type FoundCase, idBelow, type LoadedCase, loadFound, shippedCases } from "./load.ts";
import { nearest } from "./words.ts";

interface OwnCases {
  service: string;
  /** The working folder, from which globs and paths are read. */
  folder: string;
  /** What the cases are checked against; the service's own when left out. */
  contract?: Contract;
}

/**
 * Cases of a user's own, sorted by id: the path below the glob's fixed part, in the form `<subject>/<behaviour>`. A file
 * directly in that folder has the subject `own`. A glob without a file, an id that is taken, and a case that cannot be
 * loaded, is of another service or has a wrong header, are a `ConfigurationError`.
 *
 * @example await loadCasesFrom(["conformance/*.js"], { service: "rank-math", folder: process.cwd() });
 */
export async function loadCasesFrom(
  globs: readonly string[],
  { service, folder, contract }: OwnCases,
): Promise<readonly LoadedCase[]> {
  const found = new Map<string, FoundCase>();
  for (const glob of globs) {
    for (const one of await matches(glob, folder)) found.set(one.file, found.get(one.file) ?? one);
  }
  const own = [...found.values()];
  refuseIds(own, { service, folder });
  return loadFound(own, { contract: contract ?? openContract(contractFolder(service)), folder });
}

/** JavaScript, and TypeScript that is more than declarations. */
const code = /(?<!\.d)\.(?:m?js|ts)$/;

async function matches(glob: string, folder: string): Promise<FoundCase[]> {
  const { root, rest } = parted(glob, folder);
  const files = existsSync(root) ? await below(root, rest) : [];
  if (files.length === 0) throw new ConfigurationError(await whyNothing(glob, { root, rest, folder }));
  return files.map((file) => {
    const id = idBelow(root, file);
    return { id: id.includes("/") ? id : `own/${id}`, file };
  });
}

interface Parted {
  /** The folder that stands before anything that varies. */
  root: string;
  rest: string;
}

/** A path that is a file as it stands is no pattern, whatever signs are in its name. */
function parted(glob: string, folder: string): Parted {
  const whole = resolve(folder, glob);
  if (statSync(whole, { throwIfNoEntry: false })?.isFile()) return { root: dirname(whole), rest: basename(whole) };
  const parts = glob.split("/");
  const varies = parts.findIndex((part) => /[*?[\]{}()!]/.test(part));
  const fixed = varies === -1 ? parts.length - 1 : varies;
  return {
    root: resolve(folder, parts.slice(0, fixed).join("/") || (glob.startsWith("/") ? "/" : ".")),
    rest: parts.slice(fixed).join("/"),
  };
}

async function below(root: string, rest: string): Promise<string[]> {
  if (existsSync(join(root, rest)) && code.test(rest)) return [join(root, rest)];
  const { glob } = await import("tinyglobby");
  const files = await glob(rest, { cwd: root, expandDirectories: false, ignore: "**/node_modules/**" });
  return files.filter((file) => code.test(file)).map((file) => join(root, file));
}

/** What was probably meant by a glob that nothing matches. */
async function whyNothing(glob: string, { root, rest, folder }: Parted & { folder: string }): Promise<string> {
  const nothing = `${glob} matches no .js, .mjs or .ts file`;
  if (!existsSync(root)) return `${nothing}: ${missingFolder(root, folder)}`;
  const isFolder = existsSync(join(root, rest));
  const top = isFolder ? join(root, rest) : root;
  const there = await below(top, "**/*");
  const [first] = there;
  if (first === undefined) return `${nothing}, and there is none in ${shownFrom(folder, top)}`;
  const names = there.map((file) => relative(top, file).split(sep).join("/"));
  const meant = (isFolder ? undefined : nearest(rest, names)) ?? `**/*${/\.\w+$/.exec(first)?.[0]}`;
  return `${nothing}; did you mean '${[shownFrom(folder, top), meant].join("/")}'?`;
}

function missingFolder(root: string, folder: string): string {
  let missing = root;
  while (!existsSync(dirname(missing))) missing = dirname(missing);
  const parent = dirname(missing);
  const siblings = readdirSync(parent, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const meant = nearest(
    basename(missing),
    siblings.map(({ name }) => name),
  );
  const says = `there is no folder ${shownFrom(folder, missing)}`;
  return meant === undefined ? says : `${says}; did you mean ${shownFrom(folder, join(parent, meant))}?`;
}

function refuseIds(own: readonly FoundCase[], { service, folder }: OwnCases): void {
  const taken = new Map(shippedCases(service).map(({ id, file }) => [id, file]));
  const refusals = own.flatMap(({ id, file }) => {
    const shown = shownFrom(folder, file);
    if (!/^[\w-]+\/[\w-]+$/.test(id))
      return [
        `${shown}:1: its id would be ${id}, but ids are <subject>/<behaviour>; move it, or begin the glob nearer to it`,
      ];
    const other = taken.get(id);
    taken.set(id, file);
    return other === undefined
      ? []
      : [
          `${shown}:1: its id would be ${id}, which ${shownFrom(folder, other)} has already; rename it, or put it below another subject`,
        ];
  });
  if (refusals.length > 0) throw new ConfigurationError(refusals.join("\n"));
}
