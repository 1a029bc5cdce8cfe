import { operation } from "../../contract.ts";
import { describe, routes } from "../../rules/routes.ts";

export const describePayment = operation("describePayment")(async () => describe(routes.payment));
