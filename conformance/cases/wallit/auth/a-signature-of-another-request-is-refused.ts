import { failed } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { rfc1123, signatureOf } from "../signature.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "A token made for another method, time, path or query, or under another secret, is refused",
  contract: ["getResource 401", "getResource 404"],
  rules: { positive: ["signature-matches"], contrast: ["signature-matches", "authentication-token-needed"] },
  needs: { capabilities: ["panel", "clock"] },
  settings: { "foreign-key-status": 403 },
  does: "creates",
  since: "1.0",
  source: ["token-hashed", "token-joined", "token-method", "token-timestamp", "token-path", "token-per-request"],
  async run(stage) {
    const site = await aSite(stage);
    const { manage } = site.keys;
    const at = site.now();
    const path = `/api/Property/${site.Key}/Resource/article-1`;
    const right = { method: "GET", time: rfc1123(at), path: path.toLowerCase(), query: "includepropertydata=true" };
    const send = (message: string, keys = manage) =>
      stage.anonymous.send({
        operation: "getResource",
        method: "GET",
        path: `${path}?includePropertyData=true`,
        headers: signatureOf(keys, at, message),
      });
    const text = (parts: Partial<typeof right> = {}) => Object.values({ ...right, ...parts }).join("\n");

    (await send(text())).is(404, "Item Not found");

    const wrong = [
      text({ method: "PUT" }),
      text({ method: "get" }),
      text({ time: rfc1123(new Date(at.getTime() + 1000)) }),
      text({ path: `${right.path}0` }),
      text({ path: right.path.replace("/resource/", "/resource//") }),
      text({ query: "includepropertydata=false" }),
      text({ query: "" }),
      `${text()}\n`,
      text().replaceAll("\n", "\r\n"),
      text().replaceAll("\n", ""),
    ];
    for (const message of wrong) (await send(message)).is(401, failed, { rule: "signature-matches" });
    (await send(text(), { ...manage, secret: `${manage.secret}x` })).is(401, failed, { rule: "signature-matches" });
    (await send(text(), site.keys.access)).is(403, "Not Authorized", { rule: "api-key-of-this-api" });
  },
});
