import { basic, conformanceCase, signUp } from "../service.ts";

export default conformanceCase({
  title: "Only spaces are ignored in an application password: a letter less or a letter more makes it wrong",
  contract: ["listOrders 401"],
  rules: { positive: ["application-password-wrong"], contrast: ["application-password-spaces-ignored"] },
  needs: { capabilities: ["panel"] },
  does: "reads",
  since: "1.0",
  source: ["wordpress-application-passwords"],
  async run(stage) {
    const { username, password } = await signUp(stage);

    for (const wrong of [password.slice(0, -1), `${password}a`]) {
      const answer = await stage.anonymous.call("listOrders", { headers: { authorization: basic(username, wrong) } });
      answer.is(401, "incorrect_password");
    }
  },
});
