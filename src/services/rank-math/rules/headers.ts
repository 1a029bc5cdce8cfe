import type { RawRequest } from "../../../core/http.ts";
import { rule } from "../contract.ts";

type Headers = Readonly<Record<string, string>>;
const none = (): Headers => ({});

/** What WordPress sends with every REST answer. */
export const vendorHeaders = rule(
  "vendor-headers-sent",
  (base: string): Headers => ({
    "X-Robots-Tag": "noindex",
    Link: `<${base}/wp-json/>; rel="https://api.w.org/"`,
    "X-Content-Type-Options": "nosniff",
    "Access-Control-Expose-Headers": "X-WP-Total, X-WP-TotalPages, Link",
    "Access-Control-Allow-Headers": "Authorization, X-WP-Nonce, Content-Disposition, Content-MD5, Content-Type",
  }),
  none,
);

/** The route's methods, told to those who may use it; OPTIONS is none of them. */
export const allow = rule(
  "allow-header-when-permitted",
  (methods: readonly string[], permitted: boolean): Headers =>
    permitted && methods.length > 0 ? { Allow: methods.filter((method) => method !== "OPTIONS").join(", ") } : {},
  none,
);

/** Nothing that a signed-in caller is told may be cached. */
export const noCache = rule(
  "no-cache-headers-when-signed-in",
  (signedIn: boolean): Headers =>
    signedIn
      ? { Expires: "Wed, 11 Jan 1984 05:00:00 GMT", "Cache-Control": "no-cache, must-revalidate, max-age=0" }
      : {},
  none,
);

/** Any origin may ask, and is told so. */
export const cors = rule(
  "cors-origin-echoed",
  ({ headers, method }: RawRequest, signedIn: boolean): Headers => {
    if (headers.origin === undefined) return method === "GET" && !signedIn ? { Vary: "Origin" } : {};
    return {
      "Access-Control-Allow-Origin": headers.origin,
      "Access-Control-Allow-Methods": "OPTIONS, GET, POST, PUT, PATCH, DELETE",
      "Access-Control-Allow-Credentials": "true",
      Vary: "Origin",
    };
  },
  none,
);
