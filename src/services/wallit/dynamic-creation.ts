import type { Context } from "./contract.ts";
import { resourceByKey } from "./lookup.ts";
import type { Property, Resource } from "./tables.ts";

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
export async function foundOrMade({ key, property }: Wanted, ctx: Context): Promise<Found> {
  const resource = await resourceByKey(property.id, key, ctx);
  return { resource, isMisconfigured: false };
}
