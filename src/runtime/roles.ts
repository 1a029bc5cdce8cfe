import { readContractFile } from "../../openapi/read.ts";
import type { Service } from "../core/service.ts";
import { contractOfService } from "./contract.ts";

export interface Role {
  readonly says: string;
  readonly credentials: Readonly<Record<string, string>>;
}

interface RolesFile {
  readonly roles: Readonly<Record<string, Role>>;
  readonly environment?: Readonly<Record<string, string>>;
}

/** The roles of roles.yaml with their ready-made credentials. */
export const rolesOf = (service: Service): Readonly<Record<string, Role>> => rolesFile(service).roles;

/** Names in the environment, each with the `role.credential` that it stands for. */
export const environmentOf = (service: Service): Readonly<Record<string, string>> =>
  rolesFile(service).environment ?? {};

const rolesFile = (service: Service): RolesFile => readContractFile(contractOfService(service), "roles") as RolesFile;
