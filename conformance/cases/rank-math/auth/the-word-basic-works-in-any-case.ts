import { basic, conformanceCase, signUp } from "../service.ts";

export default conformanceCase({
  title: "Credentials of the scheme basic, however it is spelt, are credentials",
  contract: ["listOrders 200"],
  rules: { contrast: ["unusable-credentials-are-none", "credentials-required"] },
  needs: { capabilities: ["panel"] },
  does: "reads",
  since: "1.0",
  source: ["auth-basic", "wordpress-credential-forms"],
  async run(stage) {
    const { username, password } = await signUp(stage);

    for (const scheme of ["Basic", "basic", "BASIC"]) {
      const authorization = basic(username, password).replace("Basic", scheme);
      const answer = await stage.anonymous.call("listOrders", { headers: { authorization } });
      answer.is(200);
    }
  },
});
