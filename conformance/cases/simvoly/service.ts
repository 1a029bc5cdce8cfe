import type { Contract } from "../../../openapi/simvoly/contract.types.ts";
import { type Credentials, type Outgoing, suite } from "../../kit/index.ts";
import { member, text } from "../../kit/json.ts";
import { creates } from "./creates.ts";

/** The roles of openapi/simvoly/roles.yaml. */
export type Role = "platform" | "website";

/** The header that a key travels in depends on the path: three families, three ways. */
export const { conformanceCase } = suite<Contract, Role>({
  service: "simvoly",
  usualRoles: ["platform"],
  sign: signed,
  productionHosts: ["api.instantpage.dev"],
  secretHeaders: ["x-client-key", "authentication", "x-platform-key", "cookie", "set-cookie"],
  codeOf: (body) => (member(body, "success") === false ? text(member(body, "message")) : undefined),
  probe: [
    { operation: "listPlans", refusedBy: [401], roles: ["platform"] },
    { operation: "listContacts", refusedBy: [401], roles: ["website"] },
  ],
  creates,
});

function signed(request: Outgoing, { key = "" }: Credentials): Outgoing {
  const path = /^[a-z]+:\/\/[^/?]+([^?]*)/i.exec(request.url)?.[1] ?? "";
  return { ...request, headers: { ...request.headers, ...keyHeader(path, key) } };
}

/** A website key begins with a w; the platform key never does. */
function keyHeader(path: string, key: string): Record<string, string> {
  if (path.startsWith("/api/v1")) return { "x-client-key": key };
  const platform = !key.startsWith("w");
  return path.startsWith("/api/site") && platform ? { "x-platform-key": key } : { authorization: `Bearer ${key}` };
}
