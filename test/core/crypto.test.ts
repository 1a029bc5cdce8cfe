import { expect, test } from "vitest";
import { equalSecrets, fromBase64, hash, hmac } from "../../src/core/crypto.ts";

test("secrets are equal only when every character is, whatever their lengths", () => {
  expect(equalSecrets("hush", "hush")).toBe(true);
  expect(equalSecrets("", "")).toBe(true);
  for (const other of ["husH", "hus", "hush ", "", "ħush", "hush\0"])
    expect(equalSecrets("hush", other), other).toBe(false);
});

test("text is hashed as UTF-8", () => {
  expect(hash("md5", "")).toBe("d41d8cd98f00b204e9800998ecf8427e");
  expect(hash("sha256", "ä")).toBe("33e6d73fee82904c8d7afb78de1154d1e8dc2a0edb08120e63df5b9385c2d9cc");
  expect(hash("sha1", "abc", "base64")).toBe("qZk+NkcGgWq6PiVxeFDCbJzQ2J0=");
});

test("HMAC agrees with RFC 4231", () => {
  expect(hmac("sha256", "Jefe", "what do ya want for nothing?")).toBe(
    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
  );
});

test("Base64 is read as UTF-8", () => {
  expect(fromBase64("w6Q6eA==")).toBe("ä:x");
});
