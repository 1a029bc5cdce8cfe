import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "An unknown external id makes a customer of the names and the e-mail address",
  contract: ["createProject 200", "searchUser 200"],
  rules: {
    positive: ["unknown-external-customer-created", "user-locale-default"],
    contrast: ["known-customer-not-changed"],
  },
  does: "creates",
  since: "1.0",
  source: ["create-customer-email", "choice-default-locale"],
  async run(stage) {
    const rule = { rule: "unknown-external-customer-created" } as const;
    const made = await aProject(stage);
    const body = { email: made.customerEmail };
    const first = (await stage.as("platform").call("searchUser", { body })).is(200).body;
    stage.check("names and locale", rule, [first.name, first.locale], ["Olga Weber", "en"]);
    await aProject(stage, { externalCustomerId: made.externalCustomerId, customerFirstName: "Another" });
    const later = (await stage.as("platform").call("searchUser", { body })).is(200).body;
    stage.check("a second project changes nothing", { rule: "known-customer-not-changed" }, later, first);
  },
});
