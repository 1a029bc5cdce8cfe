import { aProject, hostOf } from "../arrange.ts";
import { connect, disconnect, domainOf } from "../domains.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "Where the setting says so, refusals about domains have status 200 and success false, and change as little",
  contract: ["connectDomain 200", "disconnectDomain 200", "connectDomain 400", "disconnectDomain 400"],
  rules: {
    positive: ["domain-unique-on-platform", "connected-domain-named", "domain-not-the-platforms"],
    contrast: ["domain-well-formed", "disconnect-names-a-domain"],
  },
  needs: { capabilities: ["panel"] },
  settings: { "business-refusal-status": 200 },
  does: "creates",
  since: "1.0",
  source: ["choice-refusals-with-200", "connect-answer", "disconnect-answer"],
  sends: "invalid",
  async run(stage) {
    const { check, unique } = stage;
    const rules = [
      { rule: "domain-unique-on-platform" },
      { rule: "connected-domain-named" },
      { rule: "domain-not-the-platforms" },
    ] as const;
    const [one, other] = [await aProject(stage), await aProject(stage)];
    const domain = `${unique("shop")}.example`;
    const success = { success: true };
    check("connected", rules[0], (await connect(stage, one.websiteId, domain)).is(200).body, success);
    const taken = { success: false, message: "Domain is already connected to another website" };
    check("taken", rules[0], (await connect(stage, other.websiteId, domain)).is(200).body, taken);
    const notConnected = { success: false, message: "Domain is not connected to this website" };
    check("not connected", rules[1], (await disconnect(stage, other.websiteId, domain)).is(200).body, notConnected);
    check("as before", rules[1], [await domainOf(stage, one), await domainOf(stage, other)], [domain, null]);

    const platforms = { success: false, message: "Domain belongs to the platform" };
    const host = await hostOf(stage, one.websiteId);
    check("the platform's", rules[2], (await connect(stage, other.websiteId, host)).is(200).body, platforms);

    const malformed = await connect(stage, other.websiteId, "shop");
    malformed.is(400, "Invalid domain", { rule: "domain-well-formed" });
    const path = { id: one.websiteId };
    const missing = await stage.as("platform").callInvalid("disconnectDomain", { path, body: {} });
    missing.is(400, "Missing required parameter", { rule: "disconnect-names-a-domain" });
    check("disconnected", rules[1], (await disconnect(stage, one.websiteId, domain)).is(200).body, success);
    check("gone", rules[1], await domainOf(stage, one), null);
  },
});
