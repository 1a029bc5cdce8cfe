import { operation } from "../../contract.ts";
import { describe, routes } from "../../rules/routes.ts";

export const describeOrders = operation("describeOrders")(async () => describe(routes.orders));
