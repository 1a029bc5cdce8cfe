import { aPlatformKey, aProject, checkKey, createProject, websiteKey } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

const message = "Invalid website API key";

export default conformanceCase({
  title: "A website key is answered with its website's title and subdomain, and what is none with a bad request",
  contract: ["checkWebsiteKey 200", "checkWebsiteKey 400"],
  rules: {
    positive: ["website-key-names-its-site", "website-key-valid"],
    contrast: ["website-key-names-its-site", "website-key-valid"],
  },
  needs: { capabilities: ["panel"] },
  does: "destroys",
  since: "1.0",
  source: ["check-address", "check-key", "check-answer", "check-invalid"],
  async run(stage) {
    const { arrange, check, setUp } = stage;
    const rule = { rule: "website-key-names-its-site" } as const;
    const first = await aProject(stage, { websiteName: "Bread" });
    const second = await aProject(stage, { websiteName: "Cakes" });
    const keys = [await websiteKey(stage, first.websiteId), await websiteKey(stage, second.websiteId)];
    const [own = "", other = ""] = keys;
    const shown = (await checkKey(stage, own)).is(200).body;
    const platform = shown.domain.slice(`https://${first.subdomain}.`.length);
    check("its website", rule, shown, { name: "Bread", domain: `https://${first.subdomain}.${platform}` });
    const neighbour = { name: "Cakes", domain: `https://${second.subdomain}.${platform}` };
    check("another's", rule, (await checkKey(stage, other)).is(200).body, neighbour);

    await setUp(() => arrange.editWebsite({ websiteId: first.websiteId, name: "Bread and more" }));
    const body = { domain: `${stage.unique("shop")}.example` };
    (await stage.as("platform").call("connectDomain", { path: { id: first.websiteId }, body })).is(200);
    const renamed = { ...shown, name: "Bread and more" };
    check("renamed, with a domain of its own", rule, (await checkKey(stage, own)).is(200).body, renamed);

    const wrong = [await aPlatformKey(stage), `w${"0".repeat(32)}`, own.toUpperCase(), own.slice(1), `${own}0`, "*"];
    for (const key of wrong) {
      const refused = (await checkKey(stage, key)).is(400, message);
      check("nothing more", { rule: "website-key-valid" }, refused.body, { success: false, message });
    }
    const path = { id: second.websiteId };
    (await stage.as("platform").call("setWebsiteStatus", { path, body: { status: "DELETED" } })).is(200);
    (await checkKey(stage, other)).is(400, message);
    const { externalCustomerId } = second;
    (await createProject(stage, { externalCustomerId, customerSubdomain: second.subdomain })).is(200);
    (await checkKey(stage, other)).is(400, message);
    check("the first is as it was", rule, (await checkKey(stage, own)).is(200).body, renamed);
  },
});
