import { demand } from "../../../../core/refusal.ts";
import { type Context, operation } from "../../contract.ts";
import * as errors from "../../errors.ts";
import { groupOf, resourceByKey } from "../../lookup.ts";
import { presentResource } from "../../present.ts";
import { instantOf } from "../../rules/dates.ts";
import { text } from "../../rules/loose.ts";
import {
  afterPut,
  blankResource,
  changeSent,
  groupNamed,
  type NamedGroup,
  type ResourceSent,
  tiersSent,
} from "../../rules/resource.ts";
import { aPricingGroup } from "../../suggest.ts";
import type { Resource } from "../../tables.ts";

export const saveResource = operation("saveResource")(async ({ path, body = {} }, ctx) => {
  const { tx, caller, now } = ctx;
  const key = path.externalKey;
  keepsKey(key, body, ctx);
  const named = groupNamed(body);
  const known = await resourceByKey(caller.propertyId, key, ctx);
  if (!known) canBeCreated(body, named, ctx);
  await isOwnGroup(named, ctx);
  const { PublicationDate: published } = body;
  demand(!published || instantOf(published), () => errors.unreadableDate("PublicationDate", published ?? ""));
  const tiers = tiersSent(body);
  demand(!tiers || tiers.length === 0 || tiers.some(({ tier }) => tier === 0), errors.tierZeroNeeded);

  const before = known ?? (await newResource(key, named, ctx));
  const saved = afterPut(before, { change: changeSent(body, named), tiers, now });
  await tx.resources.put(saved);
  return { status: 200, body: presentResource(saved, await groupOf(saved, ctx), null) };
});

function keepsKey(key: string, { ExternalKey: sent }: ResourceSent, { settings }: Context): void {
  const isSame = (text(sent) ?? key) === key;
  demand(isSame || settings["other-external-key"] === "ignored", () => errors.otherExternalKey(key));
}

function canBeCreated({ Name }: ResourceSent, { id }: NamedGroup, ctx: Context): void {
  demand(Name, errors.nameNeeded);
  demand(id !== undefined, () => errors.pricingGroupNeeded(() => aPricingGroup(ctx)));
}

async function isOwnGroup({ id }: NamedGroup, ctx: Context): Promise<void> {
  if (id === undefined) return;
  const group = await ctx.tx.pricingGroups.get(id);
  demand(group?.propertyId === ctx.caller.propertyId, () => errors.noSuchPricingGroup(id, () => aPricingGroup(ctx)));
}

const newResource = async (externalKey: string, { id }: NamedGroup, { ids, caller, now }: Context): Promise<Resource> =>
  blankResource({
    id: await ids.next("resource"),
    propertyId: caller.propertyId,
    externalKey,
    pricingGroupId: id ?? "",
    createdAt: now,
  });
