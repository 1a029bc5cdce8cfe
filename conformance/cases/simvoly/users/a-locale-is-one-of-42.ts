import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A user's locale is one of the supported codes",
  contract: ["createUser 400", "createUser 200"],
  rules: { positive: ["user-locale-supported"], contrast: ["user-locale-supported"] },
  does: "creates",
  since: "1.0",
  source: ["user-locales"],
  sends: "invalid",
  async run(stage) {
    const rule = { rule: "user-locale-supported" } as const;
    const email = `${stage.unique("locale")}@clients.example`;
    const body = { name: "Ada", email, password: "a-password" };
    const refused = await stage.as("platform").callInvalid("createUser", { body: { ...body, locale: "xx" } });
    refused.is(400, "Unsupported locale");
    const made = (await stage.as("platform").call("createUser", { body: { ...body, locale: "de" } })).is(200).body;
    stage.check("German", rule, made.data.locale, "de");
  },
});
