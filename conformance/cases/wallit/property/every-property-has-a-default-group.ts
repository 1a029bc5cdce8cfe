import { readProperty } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "Any property has a default pricing group and lists that are there even when they are empty",
  contract: ["getProperty 200"],
  rules: { positive: ["property-has-default-group", "success-is-always-200"] },
  does: "reads",
  since: "1.0",
  source: ["client-default-group", "property-id", "property-answer", "client-success-is-200"],
  async run({ as, check }) {
    const answer = (await readProperty(as("manage"))).is(200);
    const { PricingGroups, SubscriptionGroups } = answer.body;
    const defaults = PricingGroups.filter(({ IsDefault }) => IsDefault);
    check("one is the default", { rule: "property-has-default-group" }, defaults.length > 0, true);
    check(
      "a list of subscription groups",
      { rule: "property-has-default-group" },
      Array.isArray(SubscriptionGroups),
      true,
    );
    answer.header("content-type", /^application\/json\b/, { rule: "success-is-always-200" });
  },
});
