import { DOMParser, type Element } from "@xmldom/xmldom";
import { toCents } from "../../../core/money.ts";
import { rule } from "../contract.ts";
import type { Resource } from "../tables.ts";
import { instantOf } from "./dates.ts";

/** What a block says about a resource, with the name of its pricing group. */
export interface Block {
  readonly says: Partial<Omit<Resource, "id" | "propertyId" | "externalKey">>;
  readonly group: string | undefined;
}

const models: readonly Resource["pricingModel"][] = [
  "Inherit",
  "Free",
  "AuthenticationRequired",
  "FixedPrice",
  "VariablePrice",
  "TimeTiered",
  "ViewTiered",
  "SubscriptionOnly",
  "TargetConversion",
];
const units: readonly Resource["expirationPeriodUnit"][] = ["Never", "Years", "Months", "Weeks", "Days"];

/** A text that is no value of its member. */
class BadValue extends Error {}

const refuse = (): never => {
  throw new BadValue();
};

const childrenOf = (parent: Element, name: string): readonly Element[] =>
  [...parent.childNodes].filter(
    (node): node is Element => node.nodeType === 1 && node.nodeName.replace(/^.*:/, "") === name,
  );

/** The text of an element; what no backend keeps is no text. */
function textOf(element: Element | undefined): string {
  const text = (element?.textContent ?? "").trim();
  return text.includes("\0") || !text.isWellFormed() ? refuse() : text;
}

const read = {
  text: (longest: number) => (text: string) => (text.length <= longest ? text : refuse()),
  oneOf:
    <Value extends string>(values: readonly Value[]) =>
    (text: string): Value =>
      values.find((value) => value === text) ?? refuse(),
  whole: (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : refuse()),
  cents: (text: string) => (/^\d{1,7}(?:\.\d+)?$/.test(text) ? toCents(text) : refuse()),
  rate: (text: string) => (/^(?:0?\.\d+|[01](?:\.0*)?)$/.test(text) ? Number(text) : refuse()),
  date: (text: string) => instantOf(text) ?? refuse(),
};

type Says = Block["says"];

/** The member that an element stands for, where there is such an element. */
function member<Name extends keyof Says>(
  root: Element,
  [element, name]: readonly [string, Name],
  reading: (text: string) => NonNullable<Says[Name]>,
): Says {
  const found = childrenOf(root, element).at(-1);
  return found ? { [name]: reading(textOf(found)) } : {};
}

function tiersIn(root: Element): Says {
  const list = childrenOf(root, "ResourcePricingTiers").at(-1);
  if (!list) return {};
  const figure = (tier: Element, name: string) => textOf(childrenOf(tier, name).at(-1));
  const pricingTiers = childrenOf(list, "ResourcePricingTier")
    .map((tier) => ({ tier: read.whole(figure(tier, "Tier")), priceCents: read.cents(figure(tier, "Price")) }))
    .toSorted((one, other) => one.tier - other.tier);
  if (pricingTiers.length > 0 && pricingTiers[0]?.tier !== 0) refuse();
  return { pricingTiers };
}

const pricingOf = (root: Element): Says => ({
  ...member(root, ["Price", "priceCents"], read.cents),
  ...member(root, ["ExpirationPeriodUnit", "expirationPeriodUnit"], read.oneOf(units)),
  ...member(root, ["ExpirationPeriodValue", "expirationPeriodValue"], read.whole),
  ...member(root, ["TargetConversionRate", "targetConversionRate"], read.rate),
  ...member(root, ["TargetConversionPriceFloor", "targetConversionPriceFloorCents"], read.cents),
  ...member(
    root,
    ["TargetConversionHitsPerRecalculationPeriod", "targetConversionHitsPerRecalculationPeriod"],
    read.whole,
  ),
  ...tiersIn(root),
});

/** A block of model Inherit sets no price of its own. */
const pricing = rule(
  "dynamic-creation-inherits",
  (model: Says["pricingModel"], says: Says): Says => (model === "Inherit" ? {} : says),
  (_model, says) => says,
);

/** Reads a block; undefined where it is no XML or holds what is no value. */
export function readBlock(xml: string): Block | undefined {
  try {
    const root = new DOMParser({ onError: refuse }).parseFromString(xml.trim(), "text/xml").documentElement;
    if (root?.nodeName.replace(/^.*:/, "") !== "Resource") return undefined;
    const group = childrenOf(root, "PricingGroup").at(-1);
    const model = member(root, ["PricingModel", "pricingModel"], read.oneOf(models));
    return {
      says: {
        ...member(root, ["Name", "name"], read.text(50)),
        ...member(root, ["Title", "title"], read.text(200)),
        ...member(root, ["Description", "description"], read.text(2000)),
        ...member(root, ["Byline", "byline"], read.text(200)),
        ...member(root, ["PublicationDate", "publicationDate"], read.date),
        ...model,
        ...pricing(model.pricingModel, pricingOf(root)),
      },
      group: group && textOf(group),
    };
  } catch {
    return undefined;
  }
}

/** Whether a block that cannot be read leaves the resource unmade. */
export const spoils = rule(
  "dynamic-creation-bad-block-leaves-public",
  (block: Block | undefined) => block === undefined,
  () => false,
);
