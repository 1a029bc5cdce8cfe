import { ampPage } from "../amp.ts";
import { publish } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, everything } from "../sites.ts";

export default conformanceCase({
  title: "An AMP reader's free hit is counted by the pingback, once for each page, and by no authorization",
  contract: ["authorizeAmpReader 200", "pingbackAmpReader 200"],
  rules: {
    positive: ["amp-hit-counted-by-pingback", "quota-met-denies"],
    contrast: ["amp-hit-counted-by-pingback", "quota-counts-distinct-resources"],
  },
  needs: { capabilities: ["panel", "clock"] },
  settings: { "quota-for": "everybody" },
  does: "creates",
  since: "1.0",
  source: ["choice-amp-hit", "amp-page", "amp-access-protocol"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "amp-hit-counted-by-pingback" } as const;
    const site = await aSite(stage, { ...everything, Quota: 1 });
    const [one, two] = ["https://news.example/one", "https://news.example/two"];
    const price = { PricingModel: "FixedPrice", Price: 1 } as const;
    await publish(site, "one", { ...price, URL: one });
    await publish(site, "two", { ...price, URL: two });
    const amp = ampPage(stage, site, "amp-reader");
    const other = ampPage(stage, site, "amp-other");
    const quota = (hitCount: number) => ({ isEnabled: true, hitCount, allowedHits: 1, isMet: hitCount === 1 });

    for (const url of [one, two, one]) {
      (await amp.authorize(url)).is(200).has({ accessReason: "Quota", accessActionURL: "", quota: quota(0) }, rule);
    }
    for (const time of [1, 1])
      (await amp.pingback(one)).is(200).has({ accessReason: "Quota", quota: quota(time) }, rule);

    (await amp.authorize(one)).is(200).has({ accessReason: "Quota", accessActionURL: "", quota: quota(1) }, rule);
    const denied = (await amp.authorize(two)).is(200);
    denied.has({ accessReason: "Deny", accessActionURL: /^https?:\/\/[^?]+\?./, quota: quota(1) }, rule);
    const pinged = (await amp.pingback(two)).is(200);
    pinged.has({ accessReason: "Deny", quota: quota(1) }, rule);
    check("as the authorization answers", rule, pinged.body, denied.body);
    (await other.authorize(two)).is(200).has({ accessReason: "Quota", quota: quota(0) }, rule);
  },
});
