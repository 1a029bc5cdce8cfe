import type { Contract } from "../../../openapi/wallit/contract.types.ts";
import { type Outgoing, suite } from "../../kit/index.ts";
import { member, text } from "../../kit/json.ts";
import { creates } from "./creates.ts";
import { type KeySet, signature } from "./signature.ts";

/** The roles of openapi/wallit/roles.yaml: a key set of each API, both of one property. */
export type Role = "manage" | "access";

/** Stands in a path for the key of whoever calls, which a case does not know; signing puts it in place. */
export const ownKey = "own-key";

/** Every call is signed as four published clients sign it. */
export const { conformanceCase } = suite<Contract, Role>({
  service: "wallit",
  usualRoles: ["manage", "access"],
  sign: (request, { key = "", secret = "" }, now) => signed(request, { key, secret }, now),
  productionHosts: ["accessapi.imoneza.com", "manageapi.imoneza.com"],
  secretHeaders: ["authentication"],
  codeOf: (body) => text(member(body, "Message")),
  probe: [
    {
      operation: "getProperty",
      input: { path: { propertyID: ownKey } },
      refusedBy: [401, 403, 404],
      roles: ["manage"],
    },
    {
      operation: "getResourceAccess",
      input: { path: { accessKey: ownKey, resourceKey: "api-validation" }, query: { ResourceURL: "api-validation" } },
      refusedBy: [401, 403, 404],
      roles: ["access"],
    },
  ],
  creates,
});

function signed(request: Outgoing, keys: KeySet, now: Date): Outgoing {
  const url = withKey(request.url, keys.key);
  const [, path = "", question = ""] = /^[a-z]+:\/\/[^/?]+([^?]*)\??(.*)$/is.exec(url) ?? [];
  const parameters = [...new URLSearchParams(question)];
  const headers = signature(keys, { method: request.method, path, parameters, at: now });
  return { ...request, url, headers: { ...request.headers, ...headers } };
}

/** A path with the caller's key in it. */
export const withKey = (path: string, key: string): string => path.replaceAll(`/${ownKey}`, `/${key}`);
