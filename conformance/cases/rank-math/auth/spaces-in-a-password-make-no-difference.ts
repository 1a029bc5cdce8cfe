import { basic, conformanceCase, signUp } from "../service.ts";

export default conformanceCase({
  title: "An application password works with any spaces, or without",
  contract: ["listOrders 200"],
  rules: { positive: ["application-password-spaces-ignored"], contrast: ["application-password-wrong"] },
  needs: { capabilities: ["panel"] },
  does: "reads",
  since: "1.0",
  source: ["wordpress-application-passwords"],
  async run(stage) {
    const { username, password } = await signUp(stage);
    const bare = password.replaceAll(" ", "");

    for (const written of [password, bare, ` ${bare} `, [...bare].join(" ")]) {
      const answer = await stage.anonymous.call("listOrders", { headers: { authorization: basic(username, written) } });
      answer.is(200);
    }
  },
});
