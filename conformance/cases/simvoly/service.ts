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

/** An address may have something before the vendor's path, as on the gateway. */
function signed(request: Outgoing, { key = "" }: Credentials): Outgoing {
  const [, family] = /\/api\/(v1|platform|site)\//.exec(request.url) ?? [];
  return { ...request, headers: { ...request.headers, ...keyHeader(family, key) } };
}

/** A website key begins with a w; the platform key never does. */
function keyHeader(family: string | undefined, key: string): Record<string, string> {
  if (family === "v1") return { "x-client-key": key };
  const isPlatforms = !key.startsWith("w");
  return family === "site" && isPlatforms ? { "x-platform-key": key } : { authorization: `Bearer ${key}` };
}
