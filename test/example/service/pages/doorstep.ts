import { html } from "../../../../src/core/html.ts";
import type { Page } from "../../../../src/core/page.ts";
import { demand } from "../../../../src/core/refusal.ts";
import { announce } from "../announce.ts";
import type { Context } from "../contract.ts";
import * as errors from "../errors.ts";

/** Where the recipient takes a parcel in before it is due. */
export const doorstep: Page<Context> = {
  async view({ tx, url }, { parcel: id = "" }) {
    const parcel = await tx.parcels.get(id);
    demand(parcel, () => errors.noSuchParcelInPanel(id));
    const form = html`<form method="post" action="${url("/_stage/doorstep")}">
<input type="hidden" name="parcel" value="${id}"><button>Take it in</button></form>`;
    return html`<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Doorstep</title>
<h1>A parcel for ${parcel.to}</h1><p>It is ${parcel.status}.</p>
${parcel.status === "accepted" ? form : undefined}</html>
`;
  },

  async act({ parcel: id = "", back = `/_stage/doorstep?parcel=${id}` }, ctx) {
    const parcel = await ctx.tx.parcels.get(id);
    demand(parcel, () => errors.noSuchParcelInPanel(id));
    const delivered = { ...parcel, status: "delivered", deliveredAt: ctx.now } as const;
    await ctx.tx.parcels.put(delivered);
    await announce("parcel.delivered", delivered, ctx);
    demand(parcel.status === "accepted", () => errors.notUnderWay(parcel.status, ctx.settings));
    return { to: back };
  },
};
