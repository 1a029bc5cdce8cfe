import type { Html } from "./html.ts";

/** Fields of a form or a query; of a name sent twice the last one counts. */
export type Fields = Readonly<Record<string, string>>;

/** What a person sees in a browser, at `/_stage/<page>` of the service's address; no part of the vendor's contract. */
export interface Page<Context> {
  /** The whole document; its forms post to the address that it was read from. */
  view(ctx: Context, query: Fields): Promise<Html>;
  /**
   * What its form does, in one transaction; whatever it throws undoes it and is shown. `to`: where the browser goes on to,
   * an absolute address or a path of the service.
   */
  act?(form: Fields, ctx: Context): Promise<{ readonly to: string }>;
}
