import { contractFolder, readContractFile } from "../../openapi/read.ts";
import { isMembers, type Json, member, members, text } from "./json.ts";

/** Operations of the control contract that a hook serves, each as `POST /<operationId>`. */
const served = ["readClock", "advanceClock", "readOutbox", "listPanelActions"];

/**
 * An OpenAPI document of what a target has to serve so that a service's cases find a clock, an outbox and a back office
 * there. Taken from the control contract and the service's panel contract.
 *
 * @example const document = hookContract("rank-math");
 */
export function hookContract(service: string): Json {
  const control = readContractFile(contractFolder("control"), "openapi");
  const panel = renamed(readContractFile(contractFolder(service), "panel"));
  const paths = {
    ...Object.fromEntries(served.map((id) => [`/${id}`, { post: asHook(operationOf(control, id)) }])),
    ...Object.fromEntries(
      Object.entries(members(member(panel, "paths"))).map(([path, item]) => [
        path,
        { post: withoutTags(member(item, "post")) },
      ]),
    ),
  };
  return {
    openapi: "3.1.0",
    info: {
      title: `Hooks of a ${service} target`,
      version: text(member(member(control, "info"), "version")) ?? "1",
      summary: "What Stunt Double's conformance suite asks of a target beside the vendor's API.",
      license: member(member(control, "info"), "license"),
    },
    servers: [{ url: "http://127.0.0.1:8080", description: "What the target file says under http:" }],
    security: [],
    paths,
    components: componentsFor(paths, [control, panel]),
  };
}

const methods = ["get", "put", "post", "delete", "patch"];

function operationOf(document: unknown, id: string): Json {
  const items = Object.values(members(member(document, "paths")));
  const operations = items.flatMap((item) => methods.map((method) => members(member(item, method))));
  const found = operations.find((operation) => operation["operationId"] === id);
  if (found === undefined) throw new Error(`the control contract has no ${id}`);
  return found;
}

/** Without what only a Stunt Double has: sandboxes, tokens, filters in the query. */
function asHook(operation: Json): Json {
  const { parameters: _, ...rest } = withoutTags(operation);
  const responses = members(rest["responses"]);
  return { ...rest, responses: { "200": responses["200"], "400": responses["400"] } };
}

function withoutTags(operation: unknown): Json {
  const { tags: _, ...rest } = members(operation);
  return rest;
}

/** Both contracts have a schema `Refusal`; those of the panel are told apart. */
const renamed = (panel: unknown): unknown => mapped(panel, (reference) => reference.replace(/\/([^/]+)$/, "/Panel$1"));

function mapped(value: unknown, change: (reference: string) => string): unknown {
  if (Array.isArray(value)) return value.map((one) => mapped(one, change));
  if (!isMembers(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === "$ref" && typeof inner === "string" ? change(inner) : mapped(inner, change),
    ]),
  );
}

/** Every component that the paths refer to, and that these refer to. */
function componentsFor(paths: unknown, [control, panel]: readonly [unknown, unknown]): Json {
  const found = new Map<string, unknown>();
  const waiting = referencesIn(paths);
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (found.has(one)) continue;
    const [kind = "", name = ""] = one.split("/").slice(2);
    const part = componentOf(control, kind, name) ?? componentOf(panel, kind, name.replace(/^Panel/, ""));
    if (part === undefined) throw new Error(`${one} leads nowhere`);
    found.set(one, part);
    waiting.push(...referencesIn(part));
  }
  const kinds = [...new Set([...found.keys()].map((one) => one.split("/")[2] ?? ""))].sort();
  return Object.fromEntries(
    kinds.map((kind) => [
      kind,
      Object.fromEntries(
        [...found]
          .filter(([one]) => one.split("/")[2] === kind)
          .map(([one, part]) => [one.split("/")[3] ?? "", part] as const)
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
    ]),
  );
}

const componentOf = (document: unknown, kind: string, name: string): unknown =>
  member(member(member(document, "components"), kind), name);

function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isMembers(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === "$ref" && typeof inner === "string" ? [inner] : referencesIn(inner),
  );
}
