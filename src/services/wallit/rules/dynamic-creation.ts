import { rule } from "../contract.ts";
import type { PricingGroup, Property, Resource } from "../tables.ts";

interface Wanted {
  readonly key: string;
  readonly address: string;
  readonly property: Property;
  readonly isSpider: boolean;
}

const isAbsolute = (address: string): boolean => /^https?:\/\/[^\s/]/i.test(address) && URL.canParse(address);

/** The spider itself is no reason to read: what it asks about is being made. */
const makes = rule(
  "dynamic-creation-on-first-access",
  ({ key, address, property, isSpider }: Wanted) =>
    property.dynamicallyCreateResources && !isSpider && key !== "" && key.length <= 50 && isAbsolute(address),
  () => false,
);

const isUnread = rule(
  "dynamic-creation-once",
  (known: Resource | undefined) => known === undefined,
  () => true,
);

/** Whether the page is read for a resource to be made of it. */
export const isToBeRead = (known: Resource | undefined, wanted: Wanted): boolean => isUnread(known) && makes(wanted);

/** The group that a resource is made in; undefined where the one that is named does not exist. */
export const groupFor = rule(
  "dynamic-creation-unknown-group-leaves-public",
  (named: PricingGroup | undefined, isNamed: boolean, usual: PricingGroup | undefined) => (isNamed ? named : usual),
  (named, _isNamed, usual) => named ?? usual,
);

/** The page's address with the token that lets the spider in. */
export function spiderAddress(address: string, { spiderToken }: Property): string {
  const url = new URL(address);
  url.searchParams.set("iMonezaTUT", spiderToken);
  return url.href;
}

/** An address without that token. */
export function withoutToken(address: string): string {
  const url = new URL(address);
  if (!url.searchParams.has("iMonezaTUT")) return address;
  url.searchParams.delete("iMonezaTUT");
  return url.href;
}

/** The beginning of a text, no letter cut in two. */
export const beginning = (text: string, length: number): string =>
  text.slice(0, length).replace(/[\uD800-\uDBFF]$/, "");
