import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { readContractFile } from "../../openapi/read.ts";
import { down, follow, type OpenApi, type Part, pointer, whole } from "./document.ts";
import { ConfigurationError, reasonOf } from "./errors.ts";
import { grades, type Provenance } from "./grade.ts";
import { isMembers, list, member, members, text, texts } from "./json.ts";
import { linesOfItems, placesIn } from "./place.ts";
import { type Rule, readRules } from "./rules.ts";
import type { Credentials } from "./suite.ts";
import { type Validator, validatorOf } from "./validators.ts";

/** A service's contract as the kit uses it. */
export interface Contract {
  service: string;
  document: OpenApi;
  operations: ReadonlyMap<string, Operation>;
  rules: ReadonlyMap<string, Rule>;
  /** What each id of sources.yaml says. */
  sources: ReadonlyMap<string, string>;
  /** Ids of sources.yaml under which the vendor's own document speaks. */
  statements: readonly string[];
  roles: Readonly<Record<string, Credentials>>;
  productionHosts: readonly string[];
  /** The steps to the member of an error body that is its code. */
  errorCode: readonly string[];
  panelActions: ReadonlySet<string>;
  /** Judges values by the document as it stands, or with members beyond it allowed. Made when first asked, for every run. */
  validator(extent: "closed" | "open"): Validator;
  /** `openapi/<service>/openapi.yaml:412` of a part. */
  placeOf(path: readonly string[]): string;
  /** `openapi/<service>/rules.yaml:388` of a rule. */
  placeOfRule(id: string): string;
}

export interface Operation {
  id: string;
  method: string;
  /** With `{parameters}` in braces. */
  address: string;
  part: Part;
  provenance: Provenance | undefined;
  mediaTypes: readonly string[];
  parameters: readonly Part[];
  responses: ReadonlyMap<number, Part>;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** Reads a contract folder, e.g. `contractFolder("rank-math")`. */
export function openContract(folder: string): Contract {
  const service = basename(folder);
  const document: OpenApi = { root: reading(folder, () => readContractFile(folder, "openapi")) };
  const operations = operationsOf(document);
  return {
    service,
    document,
    operations: new Map(operations.map((operation) => [operation.id, operation])),
    rules: readRules(optional(folder, "rules")),
    sources: sourcesOf(optional(folder, "sources")),
    statements: texts(list(member(optional(folder, "sources"), "statements")).map((entry) => member(entry, "id"))),
    roles: rolesOf(optional(folder, "roles")),
    productionHosts: list(member(document.root, "servers"))
      .filter((server) => member(server, "x-production") === true)
      .flatMap((server) => hostOf(text(member(server, "url")))),
    errorCode: (text(member(document.root, "x-error-code")) ?? "code").split("."),
    panelActions: panelActionsOf(optional(folder, "panel")),
    validator: validatorsOf(document),
    placeOf: placesIn(`openapi/${service}/openapi.yaml`, () => readFileSync(join(folder, "openapi.yaml"), "utf8")),
    placeOfRule: placesOfRules(folder, service),
  };
}

function placesOfRules(folder: string, service: string): Contract["placeOfRule"] {
  const read = () => readFileSync(join(folder, "rules.yaml"), "utf8");
  let lines: ReadonlyMap<string, number> | undefined;
  return (id) => {
    lines ??= linesOfItems(read());
    return `openapi/${service}/rules.yaml:${lines.get(id) ?? 1}`;
  };
}

function validatorsOf({ root }: OpenApi): Contract["validator"] {
  const made: { closed?: Validator; open?: Validator } = {};
  return (extent) => (made[extent] ??= validatorOf(root, extent));
}

function reading<T>(folder: string, read: () => T): T {
  try {
    return read();
  } catch (thrown) {
    throw new ConfigurationError(`${folder} is no contract folder: ${reasonOf(thrown)}`);
  }
}

function optional(folder: string, file: "rules" | "sources" | "roles" | "panel"): unknown {
  try {
    return readContractFile(folder, file);
  } catch (thrown) {
    if (isMembers(thrown) && thrown["code"] === "ENOENT") return undefined;
    throw new ConfigurationError(`${join(folder, file)}.yaml: ${reasonOf(thrown)}`);
  }
}

export function provenanceOf({ value, path }: Part): Provenance | undefined {
  const provenance = member(value, "x-provenance");
  const grade = grades.find((one) => one === member(provenance, "grade"));
  const source = text(member(provenance, "source"));
  return grade && { grade, ...(source !== undefined && { source }), pointer: `openapi.yaml#${pointer(path)}` };
}

function operationsOf(document: OpenApi): Operation[] {
  const paths = down(document, whole(document), "paths");
  return Object.keys(members(paths.value)).flatMap((address) => {
    const item = down(document, paths, address);
    const shared = listed(document, down(document, item, "parameters"));
    return methods.flatMap((method) =>
      operationAt(document, down(document, item, method), { method, address, shared }),
    );
  });
}

interface Whereabouts {
  method: string;
  address: string;
  shared: readonly Part[];
}

function operationAt(document: OpenApi, part: Part, { method, address, shared }: Whereabouts): Operation[] {
  const id = text(member(part.value, "operationId"));
  if (id === undefined) return [];
  const responses = down(document, part, "responses");
  return [
    {
      id,
      method: method.toUpperCase(),
      address,
      part,
      provenance: provenanceOf(part),
      mediaTypes: Object.keys(members(down(document, part, "requestBody", "content").value)),
      parameters: [...shared, ...listed(document, down(document, part, "parameters"))],
      responses: new Map(
        Object.keys(members(responses.value)).map((status) => [Number(status), down(document, responses, status)]),
      ),
    },
  ];
}

const listed = (document: OpenApi, part: Part): Part[] =>
  list(part.value).map((_, index) => follow(document, down(document, part, String(index))));

function sourcesOf(sources: unknown): ReadonlyMap<string, string> {
  const entries = ["statements", "evidence", "choices"].flatMap((kind) => list(member(sources, kind)));
  return new Map(entries.map((entry) => [text(member(entry, "id")) ?? "", wordsOf(entry)]));
}

function wordsOf(entry: unknown): string {
  const heading = text(member(entry, "heading"));
  const says = text(member(entry, "says")) ?? "";
  return heading === undefined ? says : `"${heading}", ${says}`;
}

function rolesOf(roles: unknown): Readonly<Record<string, Credentials>> {
  return Object.fromEntries(
    Object.entries(members(member(roles, "roles"))).map(([role, described]) => [
      role,
      Object.fromEntries(
        Object.entries(members(member(described, "credentials"))).map(([name, value]) => [name, String(value)]),
      ),
    ]),
  );
}

const hostOf = (url: string | undefined): string[] =>
  url !== undefined && URL.canParse(url) ? [new URL(url).hostname] : [];

function panelActionsOf(panel: unknown): ReadonlySet<string> {
  const items = Object.values(members(member(panel, "paths")));
  return new Set(texts(items.map((item) => member(member(item, "post"), "operationId"))));
}
