import type { components } from "../../../../../openapi/wallit/types.ts";
import { type Judgement, judge, keep } from "../../access.ts";
import type { Context } from "../../contract.ts";
import { callersProperty } from "../../lookup.ts";
import { ampPaywallFor } from "../../paywall-address.ts";
import { type Reader, readerOf } from "../../reader.ts";
import { ampSearch, countsHit } from "../../rules/amp.ts";
import { actionAddress, blockerStatus } from "../../rules/decision.ts";
import { shownQuota } from "../../rules/quota.ts";
import { type Property, pairOf } from "../../tables.ts";

interface Asked {
  readonly readerID: string;
  readonly resourceURL: string;
}

/** The end user who AMP's reader turned out to be, or the reader himself. */
async function ampReader(readerId: string, property: Property, ctx: Context): Promise<Reader> {
  const known = await ctx.tx.ampReaders.get(pairOf(property.id, readerId));
  return readerOf(known?.userId ?? `amp/${property.id}/${readerId}`, property, ctx);
}

/** The decision for a page of AMP; one of the two calls counts it. */
export async function ampAnswer(
  { readerID, resourceURL }: Asked,
  call: Parameters<typeof countsHit>[0],
  ctx: Context,
): Promise<{ status: 200; body: components["schemas"]["AmpAccess"] }> {
  const property = await callersProperty(ctx);
  const { url, newestFirst } = ampSearch(resourceURL);
  const found = await ctx.tx.resources.find("url", pairOf(property.id, url), { limit: 1, newestFirst });
  const question = {
    reader: await ampReader(readerID, property, ctx),
    property,
    resource: found.rows[0],
    isMisconfigured: false,
    isSpider: false,
    blockerStatus: blockerStatus(undefined),
  };
  const judged = await judge(question, ctx);
  return { status: 200, body: presentAmp(countsHit(call) ? await keep(judged, ctx) : judged, readerID, ctx) };
}

function presentAmp({ question, decision, quota }: Judgement, readerId: string, ctx: Context) {
  const shown = shownQuota(quota, ctx.now);
  const paywall = ctx.url(ampPaywallFor(ctx.caller.id, question.resource?.externalKey ?? "", readerId));
  return {
    accessReason: decision.reason,
    isAnonymousUser: !question.reader.user,
    accessActionURL: actionAddress(decision, paywall),
    quota: {
      isEnabled: shown.IsEnabled,
      hitCount: shown.HitCount,
      allowedHits: shown.AllowedHits,
      isMet: shown.IsMet,
    },
  };
}
