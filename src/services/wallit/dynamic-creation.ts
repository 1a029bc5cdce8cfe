import type { Context } from "./contract.ts";
import { resourceByKey } from "./lookup.ts";
import { beginning, groupFor, isToBeRead, spiderAddress, withoutToken } from "./rules/dynamic-creation.ts";
import type { Block } from "./rules/page-block.ts";
import { blankResource } from "./rules/resource.ts";
import type { SpideredPage } from "./rules/spidered-page.ts";
import { type PricingGroup, type Property, pairOf, type Resource } from "./tables.ts";

export interface Wanted {
  readonly key: string;
  readonly address: string;
  /** The spider itself reads: what it asks about is being made. */
  readonly isSpider: boolean;
  readonly property: Property;
}

export interface Found {
  readonly resource: Resource | undefined;
  readonly isMisconfigured: boolean;
}

/** The resource with a key, made of its page where the property does so. */
export async function foundOrMade(wanted: Wanted, ctx: Context): Promise<Found> {
  const { key, property } = wanted;
  const known = await resourceByKey(property.id, key, ctx);
  const asFound = { resource: known, isMisconfigured: false };
  if (!isToBeRead(known, wanted)) return asFound;

  // The parsers are loaded when the first page is read.
  const { blockIn } = await import("./rules/spidered-page.ts");
  const { readBlock, spoils } = await import("./rules/page-block.ts");
  const spidered = await spider(wanted, ctx);
  if (!spidered) return asFound;
  const text = blockIn(spidered.page);
  const block: Block | undefined = text === undefined ? { says: {}, group: undefined } : readBlock(text);
  if (spoils(block)) return { resource: known, isMisconfigured: true };
  const group = await groupNamed(block?.group, property, ctx);
  if (!group) return asFound;

  const resource = await made({ wanted, spidered, block, group, known }, ctx);
  await ctx.tx.resources.put(resource);
  return { resource, isMisconfigured: false };
}

interface Spidered {
  readonly address: string;
  readonly page: SpideredPage;
}

/** The page at the address, or the one that it calls canonical. */
async function spider({ address, property }: Wanted, ctx: Context): Promise<Spidered | undefined> {
  const { pageText, readPage } = await import("./rules/spidered-page.ts");
  const fetched = async (at: string) => {
    const answer = await ctx.ask({ kind: "page", url: spiderAddress(at, property), headers: { accept: "text/html" } });
    const text = pageText(answer);
    return text === undefined ? undefined : readPage(text);
  };
  const page = await fetched(address);
  if (!page) return undefined;
  const canonical = canonicalOf(page, address);
  if (canonical === address) return { address, page };
  const better = await fetched(canonical);
  return better && { address: canonical, page: better };
}

function canonicalOf({ canonical }: SpideredPage, address: string): string {
  if (canonical === undefined || !URL.canParse(canonical, address)) return address;
  const { href, protocol } = new URL(canonical, address);
  const isSame = href === new URL(address).href;
  return isSame || !/^https?:$/.test(protocol) ? address : withoutToken(href);
}

async function groupNamed(
  name: string | undefined,
  { id }: Property,
  { tx }: Context,
): Promise<PricingGroup | undefined> {
  const named =
    name === undefined ? undefined : (await tx.pricingGroups.find("name", pairOf(id, name), { limit: 1 })).rows[0];
  const usual = (await tx.pricingGroups.find("default", id, { limit: 1 })).rows[0];
  return groupFor(named, name !== undefined, usual);
}

interface Making {
  readonly wanted: Wanted;
  readonly spidered: Spidered;
  readonly block: Block | undefined;
  readonly group: PricingGroup;
  readonly known: Resource | undefined;
}

async function made({ wanted, spidered, block, group, known }: Making, { ids, now }: Context): Promise<Resource> {
  const { page, address } = spidered;
  const identity = {
    id: known?.id ?? (await ids.next("resource")),
    propertyId: wanted.property.id,
    externalKey: wanted.key,
    pricingGroupId: group.id,
    createdAt: now,
  };
  const resource: Resource = {
    ...blankResource(identity),
    url: address.length <= 1000 ? address : "",
    title: beginning(page.title, 200),
    description: beginning(page.description, 2000),
    publicationDate: now,
    ...block?.says,
  };
  return { ...resource, name: resource.name || beginning(resource.title, 50) || wanted.key };
}
