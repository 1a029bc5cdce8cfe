import { hmac } from "../core/crypto.ts";
import type { Mint } from "../core/service.ts";

/** Draws a sandbox's credentials from its name, so that they survive a reset. */
export function mintFor(sandbox: string, service: string, role: string): Mint {
  return {
    sandbox,
    token(label, alphabet, length) {
      let token = "";
      for (let block = 0; token.length < length; block += 1) {
        const digest = hmac("sha256", "stunt-double credentials", `${sandbox}/${service}/${role}/${label}/${block}`);
        for (const [pair] of digest.matchAll(/../g)) token += alphabet[Number.parseInt(pair, 16) % alphabet.length];
      }
      return token.slice(0, length);
    },
  };
}
