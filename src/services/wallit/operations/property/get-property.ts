import { operation } from "../../contract.ts";
import { shownProperty } from "./shown-property.ts";

export const getProperty = operation("getProperty")(async (_input, ctx) => ({
  status: 200,
  body: await shownProperty(ctx),
}));
