import { contractFolder } from "../../openapi/read.ts";
import type { Service } from "../core/service.ts";

/** The folder of a service's contract. */
export const contractOfService = (service: Service): string => service.contract ?? contractFolder(service.name);
