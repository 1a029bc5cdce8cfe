import { readContractFile } from "../../openapi/read.ts";
import type { Service } from "../core/service.ts";
import { contractOfService } from "../runtime/contract.ts";
import { isMembers, type Members, memberOf } from "./seams/values.ts";

/** What a contract promises to the outside, as far as mutants are derived from it. */
export interface Surface {
  readonly operations: readonly SurfaceOperation[];
  /** Bodies of the webhooks, by their names. */
  readonly webhooks: ReadonlyMap<string, unknown>;
  /** Error codes of rules.yaml, with where they are enforced. */
  readonly codes: ReadonlyMap<string, ReadonlySet<string>>;
  /** The part itself, or what it refers to. */
  resolve(part: unknown): Members;
}

export interface SurfaceOperation {
  readonly id: string;
  readonly method: string;
  readonly statuses: readonly number[];
  readonly responses: ReadonlyMap<number, Members>;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

export function surfaceOf(service: Service): Surface {
  const folder = contractOfService(service);
  const document = readContractFile(folder, "openapi");
  const resolve = (part: unknown): Members => {
    const reference = memberOf(part, "$ref");
    if (typeof reference !== "string") return isMembers(part) ? part : {};
    const names = reference.split("/").slice(1);
    return resolve(
      names.reduce<unknown>((at, name) => memberOf(at, name.replaceAll("~1", "/").replaceAll("~0", "~")), document),
    );
  };
  const items = Object.values(resolve(memberOf(document, "paths"))).map(resolve);
  const webhooks = Object.entries(resolve(memberOf(document, "webhooks")));
  return {
    operations: items.flatMap((item) => methods.flatMap((method) => operationAt(item, method, resolve))),
    webhooks: new Map(webhooks.map(([name, item]) => [plain(name), bodyOfWebhook(resolve(item), resolve)])),
    codes: codesOf(readContractFile(folder, "rules")),
    resolve,
  };
}

function operationAt(item: Members, method: string, resolve: Surface["resolve"]): readonly SurfaceOperation[] {
  const part = resolve(item[method]);
  const id = part["operationId"];
  if (typeof id !== "string") return [];
  const responses = Object.entries(resolve(part["responses"])).map(
    ([status, response]) => [Number(status), resolve(response)] as const,
  );
  return [
    {
      id,
      method: method.toUpperCase(),
      statuses: responses.map(([status]) => status),
      responses: new Map(responses),
    },
  ];
}

function bodyOfWebhook(item: Members, resolve: Surface["resolve"]): unknown {
  const [operation] = methods.flatMap((method) => (method in item ? [resolve(item[method])] : []));
  const body = resolve(operation?.["requestBody"]);
  return memberOf(Object.values(resolve(body["content"]))[0], "schema");
}

/** Topics are written `site-list` where a webhook is called `siteList`. */
export const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");

function codesOf(rules: unknown): Surface["codes"] {
  const codes = new Map<string, Set<string>>();
  for (const rule of Array.isArray(rules) ? rules : []) {
    const code = memberOf(memberOf(memberOf(rule, "refusal"), "code"), "is");
    if (code === undefined) continue;
    const places = codes.get(String(code)) ?? new Set();
    codes.set(String(code), places.add(String(memberOf(rule, "by"))));
  }
  return codes;
}
