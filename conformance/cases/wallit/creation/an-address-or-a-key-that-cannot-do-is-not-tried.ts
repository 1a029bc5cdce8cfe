import { aReader, ask, readResource, redeem, temporaryToken } from "../arrange.ts";
import { aSiteWithPages, pathsAsked, withPages } from "../pages.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title:
    "A relative address, one of another scheme, and a key of over fifty characters, read no page and stay unmanaged",
  contract: ["getResourceAccess 200", "getResourceAccessByTemporaryUserToken 200"],
  rules: {
    positive: ["unmanaged-resource-is-public", "dynamic-creation-on-first-access"],
    contrast: ["dynamic-creation-on-first-access", "dynamic-creation-bad-block-leaves-public"],
  },
  needs: { capabilities: withPages },
  does: "creates",
  since: "1.0",
  source: ["choice-dynamic-failures", "client-left-out", "temporary-resource-url"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "dynamic-creation-on-first-access" } as const;
    const { site, web, shows, ResourceURL } = await aSiteWithPages(stage);
    shows({ title: "Night" });

    for (const address of ["/2026/night", "api-validation", "ftp://news.example/night"]) {
      (await ask(site.access, "night", { ResourceURL: address }))
        .is(200)
        .has({ AccessReason: "UnknownResource" }, rule);
    }
    const long = "x".repeat(51);
    (await ask(site.access, long, { ResourceURL })).is(200).has({ AccessReason: "UnknownResource" }, rule);
    check("no page was read", rule, pathsAsked(web), []);

    const token = await temporaryToken(stage, await aReader(stage, site));
    const back = (await redeem(site.access, token, { ResourceKey: "x".repeat(50), ResourceURL })).is(200);
    back.has({ AccessReason: "Free" }, rule);
    (await readResource(site.manage, "x".repeat(50))).is(200).has({ Title: "Night" }, rule);
    check("the page was read for one of fifty", rule, pathsAsked(web), ["/2026/night"]);
  },
});
