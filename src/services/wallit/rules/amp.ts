import { rule } from "../contract.ts";

interface Search {
  readonly url: string;
  readonly newestFirst: boolean;
}

/** By its exact address, the oldest of several. */
export const ampSearch = rule(
  "amp-resource-by-url",
  (sent: string): Search => ({ url: sent, newestFirst: false }),
  (sent) => ({ url: sent.replace(/[?#].*$/, "").replace(/\/+$/, ""), newestFirst: true }),
);

/** Which of the two calls of a page counts as seeing it. */
export const countsHit = rule(
  "amp-hit-counted-by-pingback",
  (call: "authorization" | "pingback") => call === "pingback",
  (call) => call === "authorization",
);
