import { operation } from "../../contract.ts";
import { describe, routes } from "../../rules/routes.ts";

export const describeSubscription = operation("describeSubscription")(async () => describe(routes.subscription));
