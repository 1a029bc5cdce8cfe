import { aReader, ask, notFound, publish, redeem, temporaryToken } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, everything } from "../sites.ts";

const failure = "An error has occurred.";

export default conformanceCase({
  title: "A failure before the decision uses up no temporary token and counts no hit, and one afterwards does both",
  contract: ["getResourceAccessByTemporaryUserToken 500", "getResourceAccess 500"],
  rules: {
    positive: ["server-failure", "temporary-token-used-once"],
    contrast: ["temporary-token-used-once", "quota-hit-grants"],
  },
  needs: { capabilities: ["panel", "clock", "faults"] },
  does: "creates",
  since: "1.0",
  source: ["choice-server-failure", "temporary-tokens"],
  async run(stage) {
    const { control } = stage;
    const site = await aSite(stage, everything);
    const key = await publish(site, "article");
    const reader = await aReader(stage, site);
    const token = await temporaryToken(stage, reader);
    const operation = "getResourceAccessByTemporaryUserToken";
    const back = () => redeem(site.access, token, { ResourceKey: "nothing" });

    await control.fault({ operation, answer: failure, at: "before" });
    (await back()).is(500, failure, { rule: "server-failure" });
    (await back()).is(200).has({ IsAnonymousUser: false, Quota: { HitCount: 0 } });
    (await back()).is(404, notFound, { rule: "temporary-token-used-once" });

    await control.fault({ operation: "getResourceAccess", answer: failure, at: "before" });
    (await ask(site.access, key, reader)).is(500, failure, { rule: "server-failure" });
    (await ask(site.access, "nothing", reader)).is(200).has({ Quota: { HitCount: 0 } }, { rule: "quota-hit-grants" });
    await control.fault({ operation: "getResourceAccess", answer: failure, at: "after" });
    (await ask(site.access, key, reader)).is(500, failure, { rule: "server-failure" });
    (await ask(site.access, "nothing", reader)).is(200).has({ Quota: { HitCount: 1 } }, { rule: "quota-hit-grants" });
  },
});
