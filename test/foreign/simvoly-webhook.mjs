import { createHmac, timingSafeEqual } from "node:crypto";

/** Whether a webhook comes from whoever knows the secret, judged by its body as it arrived. */
export function isGenuine(headers, body, secret) {
  const expected = createHmac("sha512", secret).update(body).digest("hex");
  const sent = String(headers["x-webhook-signature"]);
  return sent.length === expected.length && timingSafeEqual(Buffer.from(sent), Buffer.from(expected));
}
