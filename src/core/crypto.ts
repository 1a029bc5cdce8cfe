import { createHash, createHmac, timingSafeEqual } from "node:crypto";

export type HashName = "sha1" | "sha256" | "sha512" | "md5";
export type TextEncoding = "hex" | "base64";

export const hash = (name: HashName, text: string, encoding: TextEncoding = "hex"): string =>
  createHash(name).update(text).digest(encoding);

export const hmac = (name: HashName, secret: string, text: string, encoding: TextEncoding = "hex"): string =>
  createHmac(name, secret).update(text).digest(encoding);

/** Bytes to which short secrets are filled up, so that neither content nor length shows in the time taken. */
const filled = 256;

const left = Buffer.alloc(filled);
const right = Buffer.alloc(filled);

const fill = (bytes: Buffer, text: string): Buffer => {
  bytes.fill(0).write(text, "utf8");
  return bytes;
};

/** Compares secrets in a time that does not depend on where they differ. */
export function equalSecrets(one: string, other: string): boolean {
  const lengths = [Buffer.byteLength(one), Buffer.byteLength(other)] as const;
  if (Math.max(...lengths) > filled) {
    const digest = (text: string) => createHash("sha256").update(text).digest();
    return timingSafeEqual(digest(one), digest(other));
  }
  const same = timingSafeEqual(fill(left, one), fill(right, other));
  return same && lengths[0] === lengths[1];
}

export const toBase64 = (text: string): string => Buffer.from(text, "utf8").toString("base64");
export const fromBase64 = (text: string): string => Buffer.from(text, "base64").toString("utf8");
