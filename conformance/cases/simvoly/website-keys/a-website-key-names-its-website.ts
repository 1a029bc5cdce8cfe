import { aProject, checkKey, websiteKey } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A website key is answered with its own website's title and the https address of its subdomain",
  contract: ["checkWebsiteKey 200", "checkWebsiteKey 400"],
  rules: {
    positive: ["website-key-names-its-site", "website-key-valid"],
    contrast: ["website-key-names-its-site", "website-key-valid"],
  },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["check-address", "check-key", "check-answer", "check-invalid"],
  async run(stage) {
    const rule = { rule: "website-key-names-its-site" } as const;
    const { arrange, setUp, unique } = stage;
    for (const websiteName of ["Olga's Bakery", "Second Shop"]) {
      const { websiteId, subdomain } = await aProject(stage, { websiteName, customerSubdomain: unique("shop") });
      const answer = (await checkKey(stage, await websiteKey(stage, websiteId))).is(200).body;
      const domain = new RegExp(`^https://${subdomain}\\.[a-z0-9.-]+$`);
      stage.check("title and address", rule, answer, { name: websiteName, domain });
      await setUp(() => arrange.editWebsite({ websiteId, name: `${websiteName}, renamed` }));
      const renamed = (await checkKey(stage, await websiteKey(stage, websiteId))).is(200).body;
      stage.check("its title now", rule, renamed.name, `${websiteName}, renamed`);
    }
    const refused = (await checkKey(stage, `w${"0".repeat(32)}`)).is(400, "Invalid website API key");
    refused.has({ success: false, message: "Invalid website API key" });
  },
});
