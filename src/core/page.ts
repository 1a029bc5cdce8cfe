import { Html, html } from "./html.ts";

/** Fields of a form or a query; of a name sent twice the last one counts. */
export type Fields = Readonly<Record<string, string>>;

/** What a person sees in a browser, at `/_stage/<page>` of the service's address; no part of the vendor's contract. */
export interface Page<Context> {
  /** The whole document; its forms post to the address that it was read from. */
  view(ctx: Context, query: Fields): Promise<Html | Turned>;
  /**
   * What its form does, in one transaction; whatever it throws undoes it and is shown. `to`: where the browser goes on to,
   * an absolute address or a path of the service.
   */
  act?(form: Fields, ctx: Context): Promise<{ readonly to: string }>;
}

/** A document that turns somebody away. */
export interface Turned {
  readonly status: number;
  readonly document: Html;
}

interface Sheet {
  readonly title: string;
  /** Above the heading, e.g. whose page it stands in for. */
  readonly above?: string;
  readonly content: Html | readonly (Html | undefined)[];
}

const style = new Html(`:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:2rem auto;padding:0 1rem}
form{border:1px solid color-mix(in srgb,currentColor 25%,transparent);border-radius:8px;padding:1rem;margin:1rem 0}
h1{line-height:1.2;overflow-wrap:anywhere}h2{font-size:1rem;margin:0 0 .5rem}label{display:block;margin:.5rem 0}form p{margin:0 0 .5rem}
input:not([type=hidden]){font:inherit;padding:.4rem;display:block;width:100%;box-sizing:border-box}
dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:.25rem 1rem}dt{opacity:.7}dd{margin:0;overflow-wrap:anywhere}
button{font:inherit;padding:.4rem 1rem;margin-top:.25rem}header,footer{opacity:.7}footer{font-size:.8rem;margin-top:2rem}`);

/** A whole document in the look that all pages share: in light and dark, on small windows too, without scripts. */
export const sheet = ({ title, above, content }: Sheet): Html => html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><title>${above === undefined ? title : `${title} · ${above}`}</title><style>${style}</style></head><body>
${above === undefined ? undefined : html`<header>${above}</header>`}<h1>${title}</h1>
${content}
<footer>Stunt Double stands in for the vendor here; no money moves.</footer></body></html>
`;
