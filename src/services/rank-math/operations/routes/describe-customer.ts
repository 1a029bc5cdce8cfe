import { operation } from "../../contract.ts";
import { describe, routes } from "../../rules/routes.ts";

export const describeCustomer = operation("describeCustomer")(async () => describe(routes.customer));
