import { rule } from "../contract.ts";

export const wished = rule(
  "subdomain-wished",
  (sent: string | undefined) => sent,
  () => undefined,
);

/** As long as a label of a host name may be. */
const longest = 63;

const clean = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]/g, "")
    .replace(/^-+/, "")
    .slice(0, longest)
    .replace(/-+$/, "");

/** What a site's subdomain is, or a variation of it. */
export const cleaned = rule(
  "subdomain-cleaned",
  (wish: string | undefined, firstName: string) => clean(wish ?? "") || clean(firstName) || "site",
  (wish, firstName) => wish ?? (firstName || "site"),
);

/** Whether another one is looked for where a subdomain is taken. */
export const isVaried = rule(
  "subdomain-varied",
  () => true,
  () => false,
);

export const variation = rule(
  "subdomain-variation-numbered",
  (subdomain: string, number: number) => {
    const ending = `-${number}`;
    return subdomain.slice(0, longest - ending.length) + ending;
  },
  (subdomain, number) => `${subdomain}${number}`,
);
