import { aProject } from "../arrange.ts";
import { connect, domainOf } from "../domains.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title:
    "Disconnecting names a domain in the body, in the query or in a JSON body; without one it is refused and changes nothing",
  contract: ["disconnectDomain 400", "disconnectDomain 200"],
  rules: {
    positive: ["disconnect-names-a-domain"],
    contrast: ["disconnect-names-a-domain", "connected-domain-named"],
  },
  does: "creates",
  since: "1.0",
  source: ["disconnect-address", "disconnect-domain", "reason-empty-parameters"],
  sends: "invalid",
  async run(stage) {
    const rule = { rule: "disconnect-names-a-domain" } as const;
    const platform = stage.as("platform");
    const made = await aProject(stage);
    const path = { id: made.websiteId };
    const domain = `${stage.unique("shop")}.example`;
    (await connect(stage, path.id, domain)).is(200);
    for (const sent of [{}, { body: {} }, { body: { domain: "" } }, { query: { domain: "" } }]) {
      const refused = await platform.callInvalid("disconnectDomain", { path, ...sent });
      refused.is(400, "Missing required parameter", rule);
    }
    stage.check("still connected", rule, await domainOf(stage, made), domain);

    const ways = [{ body: { domain } }, { query: { domain } }, { body: { domain }, as: "json" }] as const;
    for (const sent of ways) {
      (await connect(stage, path.id, domain)).is(200);
      (await platform.call("disconnectDomain", { path, ...sent })).is(200);
      stage.check("disconnected", rule, await domainOf(stage, made), null);
    }
  },
});
