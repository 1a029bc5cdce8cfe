import { createHmac } from "node:crypto";
import { failed } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { rfc1123, stringToSign } from "../signature.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "A token is the Base64 of the binary SHA-256 HMAC: hexadecimal, another hash and another letter are refused",
  contract: ["getProperty 200", "getProperty 401"],
  rules: { positive: ["signature-matches"], contrast: ["signature-matches", "authentication-token-needed"] },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["token-hashed", "token-base64", "authentication-example", "client-signature"],
  async run(stage) {
    const site = await aSite(stage);
    const { key, secret } = site.keys.manage;
    const at = site.now();
    const message = stringToSign({ method: "GET", path: `/api/Property/${key}`, parameters: [], at });
    const hmac = (hash: string) => createHmac(hash, secret).update(message).digest();
    const send = (token: string) =>
      stage.anonymous.call("getProperty", {
        path: { propertyID: key },
        headers: { timestamp: rfc1123(at), authentication: `${key}:${token}` },
      });
    const right = hmac("sha256").toString("base64");

    (await send(right)).is(200).has({ Name: site.name });

    const hexadecimal = hmac("sha256").toString("hex");
    const otherLetter = right.startsWith("A") ? `B${right.slice(1)}` : `A${right.slice(1)}`;
    const wrong = [
      hexadecimal,
      Buffer.from(hexadecimal).toString("base64"),
      hmac("sha1").toString("base64"),
      hmac("sha512").toString("base64"),
      otherLetter,
      right.toLowerCase(),
      `${right}=`,
      right.slice(0, 20),
    ];
    for (const token of wrong) (await send(token)).is(401, failed, { rule: "signature-matches" });
  },
});
