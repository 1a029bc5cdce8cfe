import { readUser, userOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

const message = "Unsupported locale";

const locales = [
  ...["en", "bg", "da", "de", "el", "es", "ca", "fr", "it", "nb", "nl_NL", "pt_PT", "pt_BR", "ro", "sv_SE", "pl"],
  ...["zh", "zh_JO", "iw", "ar", "hu", "hr", "th", "kr", "vn", "ru", "is", "jp", "gr", "ka", "lt", "sr", "af", "az"],
  ...["cz", "lv", "sk", "sl", "tr", "cs", "et", "uk"],
];

export default conformanceCase({
  title: "A user's locale is one of the 42 supported codes, and en where none is sent",
  contract: ["createUser 400", "createUser 200", "getUser 200", "searchUser 200"],
  rules: {
    positive: ["user-locale-supported", "user-locale-default"],
    contrast: ["user-locale-supported", "user-locale-default"],
  },
  does: "creates",
  since: "1.0",
  source: ["user-locales", "user-locale", "choice-default-locale"],
  sends: "invalid",
  async run(stage) {
    const rule = { rule: "user-locale-supported" } as const;
    const name = stage.unique("ada");
    const create = (beside: object, as: "form" | "json" = "form") => {
      const [code = "none"] = Object.values(beside);
      const body = { name: "Ada", email: `${name}-${code}@clients.example`, password: "a-password", ...beside };
      return stage.as("platform").callInvalid("createUser", { body, as });
    };
    stage.check("so many", rule, new Set(locales).size, 42);
    for (const locale of locales) {
      const made = (await create({ locale })).is(200).body.data;
      stage.check(locale, rule, made.locale, locale);
      stage.check(`${locale} read`, rule, (await readUser(stage, made.id)).is(200).body, made);
      stage.check(`${locale} found`, rule, (await userOf(stage, made.email)).is(200).body, made);
    }
    for (const locale of ["xx", "EN", "de_DE", "nl", "en_US"]) {
      const refused = (await create({ locale })).is(400, message);
      stage.check("nothing more", rule, refused.body, { success: false, message });
    }
    for (const locale of [7, true, ["de"]]) (await create({ locale }, "json")).is(400, message);
    const made = (await create({})).is(200).body.data;
    stage.check("without one", { rule: "user-locale-default" }, made.locale, "en");
  },
});
