import { ampPage } from "../amp.ts";
import { ask, publish } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, everything } from "../sites.ts";

export default conformanceCase({
  title: "An AMP page asks with the access key alone, unsigned or wrongly signed; the access call itself does not",
  contract: ["authorizeAmpReader 200", "pingbackAmpReader 200", "getResourceAccess 401"],
  rules: {
    positive: ["amp-routes-unsigned", "authentication-header-needed"],
    contrast: ["amp-routes-unsigned", "authentication-header-needed", "timestamp-needed", "signature-matches"],
  },
  needs: { capabilities: ["panel", "clock"] },
  settings: { "quota-for": "everybody" },
  does: "creates",
  since: "1.0",
  source: ["amp-page", "amp-access-protocol", "choice-amp-answers"],
  sends: "invalid",
  async run(stage) {
    const { anonymous, check, unique } = stage;
    const rule = { rule: "amp-routes-unsigned" } as const;
    const site = await aSite(stage, everything);
    const URL = "https://news.example/night";
    await publish(site, "night", { PricingModel: "FixedPrice", Price: 1, URL });
    const amp = ampPage(stage, site, unique("amp"));

    const answer = (await amp.authorize(URL)).is(200);
    const quota = { isEnabled: true, hitCount: 0, allowedHits: 3, isMet: false };
    check("the whole answer", rule, answer.body, {
      accessReason: "Quota",
      isAnonymousUser: true,
      accessActionURL: "",
      quota,
    });
    const counted = (await amp.pingback(URL)).is(200);
    counted.has({ accessReason: "Quota", quota: { hitCount: 1 } }, rule);

    const path = { accessKey: site.keys.access.key };
    const query = { readerID: unique("amp"), resourceURL: URL };
    const headers = { authentication: `${path.accessKey}:wrong`, timestamp: "never" };
    (await anonymous.call("authorizeAmpReader", { path, query, headers })).is(200).has({ accessReason: "Quota" }, rule);
    const call = { path: { ...path, resourceKey: "night" }, query: { ResourceURL: "nothing" } };
    (await anonymous.call("getResourceAccess", call)).is(401, "Authentication Failure");
    (await ask(site.access, "night")).is(200).has({ AccessReason: "Quota" });
  },
});
