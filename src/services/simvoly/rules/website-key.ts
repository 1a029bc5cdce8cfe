import { rule } from "../contract.ts";
import type { Platform, Site } from "../tables.ts";

/** Which website a key is of. */
export const namedByKey = rule(
  "website-key-names-its-site",
  ({ name, subdomain }: Site, { domain }: Platform) => ({ name, domain: `https://${subdomain}.${domain}` }),
  () => ({ name: "", domain: "" }),
);
