/**
 * What a handler asks of the outside. `page`: as a browser would, following up to five redirects. `http`: exactly this
 * request and its own answer.
 */
export interface Question {
  readonly kind: "page" | "http";
  /** Absolute. */
  readonly url: string;
  /** `GET` when left out. */
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What came back. `error`: the address may not be asked, nobody answered in ten seconds, or with more than 1 MiB. */
export type OutsideAnswer =
  | {
      readonly status: number;
      /** The address that answered, behind all redirects. */
      readonly url: string;
      /** Names are lower-case. */
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
      readonly error?: undefined;
    }
  | { readonly error: string };
