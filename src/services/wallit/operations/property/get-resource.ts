import { demand } from "../../../../core/refusal.ts";
import { operation } from "../../contract.ts";
import * as errors from "../../errors.ts";
import { groupOf, resourceByKey } from "../../lookup.ts";
import { presentResource } from "../../present.ts";
import { isShown, showsProperty } from "../../rules/resource.ts";
import { anotherResource } from "../../suggest.ts";
import { shownProperty } from "./shown-property.ts";

export const getResource = operation("getResource")(async ({ path, query }, ctx) => {
  const resource = await resourceByKey(ctx.caller.propertyId, path.externalKey, ctx);
  demand(resource && isShown(resource, ctx.settings["inactive-resources"]), () =>
    errors.noSuchResource(() => anotherResource(path.externalKey, ctx)),
  );

  const asked = /^(?:true|1)$/i.test(query.includePropertyData ?? "");
  const property = showsProperty(asked) ? await shownProperty(ctx) : null;
  return { status: 200, body: presentResource(resource, await groupOf(resource, ctx), property) };
});
