import type { Hands, Site } from "./sites.ts";

type AmpCaller = Pick<Hands, "anonymous">;

/** The two calls of an AMP page, unsigned. */
export function ampPage({ anonymous }: AmpCaller, site: Site, readerID: string) {
  const path = { accessKey: site.keys.access.key };
  const query = (resourceURL: string) => ({ readerID, resourceURL, random: "0.4711" });
  return {
    authorize: (url: string) => anonymous.call("authorizeAmpReader", { path, query: query(url) }),
    pingback: (url: string) => anonymous.call("pingbackAmpReader", { path, query: query(url) }),
  };
}
