import { ampPage } from "../amp.ts";
import { publish, saveResource } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, purchasesOnly } from "../sites.ts";

export default conformanceCase({
  title: "AMP finds the resource by its exact address, the oldest of several, and creates none",
  contract: ["authorizeAmpReader 200", "pingbackAmpReader 200"],
  rules: {
    positive: ["amp-resource-by-url", "unmanaged-resource-is-public"],
    contrast: ["amp-resource-by-url", "dynamic-creation-on-first-access"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["amp-page", "choice-amp-answers"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "amp-resource-by-url" } as const;
    const site = await aSite(stage, { ...purchasesOnly, DynamicallyCreateResources: true });
    const URL = "https://news.example/Night?a=1";
    await publish(site, "z-first", { PricingModel: "Free", URL });
    await publish(site, "a-second", { PricingModel: "FixedPrice", Price: 1, URL });
    const amp = ampPage(stage, site, "amp-reader");
    const reasons = async (url: string) => [
      (await amp.authorize(url)).is(200).body.accessReason,
      (await amp.pingback(url)).is(200).body.accessReason,
    ];

    check("the oldest", rule, await reasons(URL), ["Free", "Free"]);
    for (const near of [`${URL}&b=2`, URL.toLowerCase(), "https://news.example/Night", `${URL}#top`, "z-first"]) {
      check(`nobody has ${near}`, rule, await reasons(near), ["UnknownResource", "UnknownResource"]);
    }
    (await saveResource(site.manage, "z-first", { URL: "https://news.example/moved" })).is(200);
    check("the next one", rule, await reasons(URL), ["Deny", "Deny"]);
    check("the first, where it is now", rule, await reasons("https://news.example/moved"), ["Free", "Free"]);
  },
});
