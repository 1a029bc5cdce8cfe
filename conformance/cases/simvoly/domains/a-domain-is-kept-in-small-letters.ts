import { aProject } from "../arrange.ts";
import { connect, disconnect, domainOf } from "../domains.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A domain is kept with its www and compared in small letters, whichever it is sent in",
  contract: ["connectDomain 200", "connectDomain 400", "disconnectDomain 200"],
  rules: {
    positive: ["domain-kept-in-small-letters", "domain-unique-on-platform"],
    contrast: ["domain-kept-in-small-letters", "connected-domain-named"],
  },
  settings: { "business-refusal-status": 400 },
  does: "creates",
  since: "1.0",
  source: ["choice-domain", "connect-domain", "disconnect-domain"],
  async run(stage) {
    const rule = { rule: "domain-kept-in-small-letters" } as const;
    const [one, other] = [await aProject(stage), await aProject(stage)];
    const domain = `www.${stage.unique("shop")}.example`.toLowerCase();
    for (const sent of [domain.toUpperCase(), domain, domain.replace("shop", "Shop")]) {
      (await connect(stage, one.websiteId, sent)).is(200);
      stage.check("in small letters", rule, await domainOf(stage, one), domain);
    }
    const taken = await connect(stage, other.websiteId, domain.toUpperCase());
    taken.is(400, "Domain is already connected to another website", { rule: "domain-unique-on-platform" });
    (await connect(stage, other.websiteId, domain.replace("www.", ""))).is(200);
    stage.check("without www another", rule, await domainOf(stage, other), domain.replace("www.", ""));

    (await disconnect(stage, one.websiteId, domain.toUpperCase())).is(200);
    stage.check("disconnected", rule, await domainOf(stage, one), null);
  },
});
