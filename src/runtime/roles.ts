import { readContractFile } from "../../openapi/read.ts";
import type { Service } from "../core/service.ts";
import { contractOfService } from "./contract.ts";

export interface Role {
  readonly says: string;
  readonly credentials: Readonly<Record<string, string>>;
}

/** The roles of roles.yaml with their ready-made credentials. */
export function rolesOf(service: Service): Readonly<Record<string, Role>> {
  return (readContractFile(contractOfService(service), "roles") as { roles: Record<string, Role> }).roles;
}
