import { basic, conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A password without a user name is refused as an unknown user, not taken for no credentials",
  contract: ["listOrders 401"],
  rules: { positive: ["reseller-username-unknown"], contrast: ["unusable-credentials-are-none"] },
  does: "reads",
  since: "1.0",
  source: ["wordpress-credential-forms"],
  async run({ anonymous }) {
    const authorization = basic("", "aaaa bbbb cccc dddd eeee ffff");

    const answer = await anonymous.call("listOrders", { headers: { authorization } });
    answer.is(401, "invalid_username");
  },
});
