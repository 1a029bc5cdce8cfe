import { basic, conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A user who has no application password is known all the same: it is the password that is refused",
  contract: ["listOrders 401"],
  rules: {
    positive: ["application-password-wrong"],
    contrast: ["reseller-username-unknown", "reseller-email-login-unknown"],
  },
  needs: { capabilities: ["panel"] },
  does: "reads",
  since: "1.0",
  source: ["wordpress-credentials", "wordpress-application-passwords"],
  async run({ anonymous, arrange, setUp, unique }) {
    const username = unique("reseller");
    const { email } = await setUp(() => arrange.addReseller({ username, email: `${username}@example.com` }));

    for (const login of [username, email]) {
      const authorization = basic(login, "aaaa bbbb cccc dddd eeee ffff");
      (await anonymous.call("listOrders", { headers: { authorization } })).is(401, "incorrect_password");
    }
  },
});
