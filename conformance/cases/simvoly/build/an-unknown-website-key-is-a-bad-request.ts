import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A website key that is not valid is a bad request",
  contract: ["checkWebsiteKey 400"],
  rules: { positive: ["website-key-valid"], contrast: ["bearer-key-needed"] },
  does: "reads",
  since: "1.0",
  source: ["check-invalid"],
  sends: "invalid",
  async run(stage) {
    const rule = { rule: "website-key-valid" } as const;
    const query = { websiteKey: `w${"0".repeat(32)}` };
    const answer = await stage.as("platform").callInvalid("checkWebsiteKey", { query });
    stage.check("refused", rule, answer.status, 400);
  },
});
