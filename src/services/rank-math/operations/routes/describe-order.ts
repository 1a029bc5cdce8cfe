import { operation } from "../../contract.ts";
import { describe, routes } from "../../rules/routes.ts";

export const describeOrder = operation("describeOrder")(async () => describe(routes.order));
