import { ampPath, everyAmpCall } from "../calls.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title:
    "An AMP answer may be read, with credentials, by the origins that the key lists, or by any where it lists none",
  contract: ["authorizeAmpReader 200", "pingbackAmpReader 200"],
  rules: { positive: ["amp-origins-allowed"], contrast: ["amp-origins-allowed"] },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["amp-page", "amp-access-protocol"],
  async run(stage) {
    const { anonymous, arrange, setUp } = stage;
    const rule = { rule: "amp-origins-allowed" } as const;
    const site = await aSite(stage);
    const [news, cache] = ["https://news.example", "https://news-example.cdn.ampproject.org"];
    const AllowedOrigins = [news, cache];
    const listed = await setUp(() => arrange.addKeySet({ Key: site.Key, API: "access", AllowedOrigins }));

    for (const { operation, method, route } of everyAmpCall) {
      const ask = async (key: string, origin?: string) => {
        const headers = origin === undefined ? {} : { origin };
        return (await anonymous.send({ operation, method, path: ampPath(key, route), headers })).is(200);
      };
      for (const origin of AllowedOrigins) {
        const allowed = await ask(listed.Key, origin);
        allowed.header("access-control-allow-origin", origin, rule);
        allowed.header("access-control-allow-credentials", "true", rule);
      }
      for (const origin of ["https://elsewhere.example", "http://news.example", "null", undefined]) {
        const refused = await ask(listed.Key, origin);
        refused.header("access-control-allow-origin", undefined, rule);
        refused.header("access-control-allow-credentials", undefined, rule);
      }
      const any = await ask(site.keys.access.key, "https://elsewhere.example");
      any.header("access-control-allow-origin", "https://elsewhere.example", rule);
      any.header("access-control-allow-credentials", "true", rule);
      (await ask(site.keys.access.key)).header("access-control-allow-origin", undefined, rule);
    }
  },
});
