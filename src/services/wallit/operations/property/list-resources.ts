import { operation } from "../../contract.ts";
import { groupOf } from "../../lookup.ts";
import { presentResource } from "../../present.ts";
import { isShown, showsProperty } from "../../rules/resource.ts";
import { shownProperty } from "./shown-property.ts";

export const listResources = operation("listResources")(async (_input, ctx) => {
  const { tx, caller, settings } = ctx;
  const { rows } = await tx.resources.find("property", caller.propertyId);
  const property = showsProperty(false) ? await shownProperty(ctx) : null;
  const shown = [];
  for (const resource of rows.filter((one) => isShown(one, settings["inactive-resources"])))
    shown.push(presentResource(resource, await groupOf(resource, ctx), property));
  return { status: 200, body: shown };
});
