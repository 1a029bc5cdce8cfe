import type { Fields } from "../../../core/page.ts";
import { demand } from "../../../core/refusal.ts";
import { type Judgement, judge } from "../access.ts";
import type { Context } from "../contract.ts";
import * as errors from "../errors.ts";
import { propertyNamed, resourceByKey } from "../lookup.ts";
import { type Reader, readerOf } from "../reader.ts";
import { isGenuine, isOutlived, readToken } from "../rules/user-token.ts";
import { type Property, pairOf, type Resource } from "../tables.ts";

/** Somebody at the paywall: who, before what, and where to go on. */
export interface Visit {
  readonly property: Property;
  readonly resource: Resource;
  readonly reader: Reader;
  readonly back: string;
  /** What the address says, so that a form can say it again. */
  readonly sent: Fields;
}

const names = ["ApiKey", "ResourceKey", "UserToken", "ReaderID", "SendTemporaryUserToken", "UseLegacyPaywall"];

/** Reads the address that an answer of the API gave. */
export async function visitOf(fields: Fields, ctx: Context): Promise<Visit> {
  const property = await propertyNamed(fields.ApiKey ?? "", ctx);
  const key = fields.ResourceKey ?? "";
  const resource = await resourceByKey(property.id, key, ctx);
  demand(resource, () => errors.noSuchResourceInPanel(key));
  const original = fields.OriginalURL ?? fields.originalURL ?? resource.url;
  const back = URL.canParse(original) && /^https?:/i.test(original) ? original : "";
  const kept = names.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]] as const]));
  const sent = Object.fromEntries([...kept, ["OriginalURL", back] as const]);
  return { property, resource, reader: await readerAt(fields, property, ctx), back, sent };
}

async function readerAt({ UserToken, ReaderID = "" }: Fields, property: Property, ctx: Context): Promise<Reader> {
  const token = readToken(UserToken);
  const { now, settings, tx } = ctx;
  if (token && isGenuine(token, property) && !isOutlived(token, now, settings["user-token-lifetime"]))
    return readerOf(token.userId, property, ctx);
  const amp = await tx.ampReaders.get(pairOf(property.id, ReaderID));
  return readerOf(amp?.userId ?? "", property, ctx);
}

/** What the API would decide for the visitor now. */
export const judgementOf = ({ reader, property, resource }: Visit, ctx: Context): Promise<Judgement> =>
  judge({ reader, property, resource, isMisconfigured: false, isSpider: false, blockerStatus: "Unknown" }, ctx);
