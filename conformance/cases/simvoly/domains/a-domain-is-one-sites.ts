import { aProject, hostOf } from "../arrange.ts";
import { connect, disconnect, domainOf } from "../domains.ts";
import { conformanceCase } from "../service.ts";
import { anotherSite, aRoomyProject } from "../sites.ts";

const taken = "Domain is already connected to another website";

export default conformanceCase({
  title:
    "A domain of one site cannot be connected to another, be it of the same project, until it is disconnected, and none of the platform at all",
  contract: ["connectDomain 400", "connectDomain 200"],
  rules: {
    positive: ["domain-unique-on-platform", "domain-not-the-platforms"],
    contrast: ["domain-unique-on-platform", "domain-not-the-platforms"],
  },
  needs: { capabilities: ["panel"] },
  settings: { "business-refusal-status": 400 },
  does: "creates",
  since: "1.0",
  source: ["choice-domain", "choice-refusals-with-200"],
  async run(stage) {
    const rule = { rule: "domain-unique-on-platform" } as const;
    const { check, unique } = stage;
    const first = await aRoomyProject(stage);
    const second = await anotherSite(stage, { projectId: first.projectId });
    const other = await aProject(stage);
    const [domain, own] = [`${unique("shop")}.example`, `${unique("own")}.example`];
    (await connect(stage, first.websiteId, domain)).is(200);
    (await connect(stage, other.websiteId, own)).is(200);
    for (const { websiteId } of [second, other]) (await connect(stage, websiteId, domain)).is(400, taken);
    const shown = [await domainOf(stage, first), await domainOf(stage, second), await domainOf(stage, other)];
    check("nothing changed", rule, shown, [domain, null, own]);
    (await connect(stage, first.websiteId, domain)).is(200);

    const host = await hostOf(stage, other.websiteId);
    const platform = host.slice(host.indexOf(".") + 1);
    for (const below of [host, platform, `www.${host}`.toUpperCase()]) {
      const refused = await connect(stage, first.websiteId, below);
      refused.is(400, "Domain belongs to the platform", { rule: "domain-not-the-platforms" });
    }
    (await connect(stage, second.websiteId, `not-${platform}`)).is(200);

    (await disconnect(stage, first.websiteId, domain)).is(200);
    (await connect(stage, other.websiteId, domain)).is(200);
    (await connect(stage, first.websiteId, domain)).is(400, taken);
    (await connect(stage, second.websiteId, own)).is(200);
    const now = [await domainOf(stage, first), await domainOf(stage, second), await domainOf(stage, other)];
    check("it is the other's", rule, now, [null, own, domain]);
  },
});
