import type { Receiver } from "../../kit/index.ts";
import { aSite, type Hands } from "./sites.ts";

type Settings = Parameters<typeof aSite>[1];

/** What the capabilities of a case with pages are. */
export const withPages = ["panel", "clock", "webhook-receiver"] as const;

/** A page as a publisher writes one. */
interface Page {
  title?: string;
  description?: string;
  /** The address of the page that this one is a copy of. */
  canonical?: string;
  /** XML of resources, each in a script of its own. */
  blocks?: readonly (readonly [type: "application/wallit" | "application/imoneza", xml: string])[];
}

export function html({ title = "A page", description, canonical, blocks = [] }: Page): string {
  const scripts = blocks.map(([type, xml]) => `<script type="${type}">${xml}</script>`);
  return [
    `<!DOCTYPE html><html><head><title>${title}</title>`,
    ...(description === undefined ? [] : [`<meta name="description" content="${description}">`]),
    ...(canonical === undefined ? [] : [`<link rel="canonical" href="${canonical}">`]),
    ...scripts,
    "</head><body><p>Once upon a time</p></body></html>",
  ].join("\n");
}

/** A property that creates resources dynamically, and its web site, which answers every address with one page. */
export async function aSiteWithPages(stage: Hands, settings: Settings = {}) {
  const site = await aSite(stage, { EnableSinglePurchases: true, DynamicallyCreateResources: true, ...settings });
  const web = await stage.setUp(stage.openReceiver);
  return { site, web, shows: (page: Page) => show(web, page), ResourceURL: `${web.url}2026/night` };
}

export const show = (web: Receiver, page: Page): void =>
  web.answer({ body: html(page), type: "text/html; charset=utf-8" });

/** A resource block of some members. */
export const block = (members: string, type: "application/wallit" | "application/imoneza" = "application/wallit") =>
  [type, `<Resource>${members}</Resource>`] as const;

/** Paths that were asked for, without their queries. */
export const pathsAsked = (web: Receiver): readonly string[] =>
  web.received.map(({ path }) => path.split("?")[0] ?? "");
