import { basic, conformanceCase, signUp } from "../service.ts";

export default conformanceCase({
  title: "A caller is known by user name or account address, in any letter case",
  contract: ["listOrders 200"],
  rules: {
    positive: ["user-names-in-any-case"],
    contrast: ["reseller-username-unknown", "reseller-email-login-unknown", "application-password-wrong"],
  },
  needs: { capabilities: ["panel"] },
  does: "reads",
  since: "1.0",
  source: ["wordpress-credential-forms"],
  async run(stage) {
    const { username, email, password } = await signUp(stage);

    for (const name of [username, username.toUpperCase(), email, email.toUpperCase()]) {
      const answer = await stage.anonymous.call("listOrders", { headers: { authorization: basic(name, password) } });
      answer.is(200);
    }
  },
});
