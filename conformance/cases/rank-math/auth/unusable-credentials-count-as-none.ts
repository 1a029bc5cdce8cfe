import { basic, conformanceCase, signUp } from "../service.ts";

export default conformanceCase({
  title:
    "An empty password, a missing colon, broken Base64 and another scheme than Basic are no credentials, not wrong ones",
  contract: ["listOrders 401", "getCustomer 400"],
  rules: {
    positive: ["unusable-credentials-are-none", "credentials-required"],
    contrast: ["application-password-wrong", "reseller-username-unknown"],
  },
  needs: { capabilities: ["panel"] },
  does: "reads",
  since: "1.0",
  source: ["wordpress-credential-forms"],
  sends: "invalid",
  async run(stage) {
    const { anonymous } = stage;
    const { username, password } = await signUp(stage);
    const noColon = `Basic ${Buffer.from(username).toString("base64")}`;
    const bearer = basic(username, password).replace("Basic", "Bearer");

    for (const authorization of [basic(username, ""), basic("", ""), noColon, "Basic %%%", "Basic", bearer]) {
      const listed = await anonymous.call("listOrders", { headers: { authorization } });
      listed.is(401, "rest_forbidden", { rule: "unusable-credentials-are-none" });

      const missing = await anonymous.callInvalid("getCustomer", { headers: { authorization } });
      missing.is(400, "rest_missing_callback_param", { rule: "unusable-credentials-are-none" });
    }
  },
});
