import { basic, conformanceCase, signUp } from "../service.ts";

export default conformanceCase({
  title: "Each application password of a user works until it is withdrawn",
  contract: ["listOrders 401", "listOrders 200"],
  rules: { positive: ["application-password-wrong"], contrast: ["application-password-wrong"] },
  needs: { capabilities: ["panel"] },
  does: "reads",
  since: "1.0",
  source: ["wordpress-application-passwords"],
  async run(stage) {
    const { anonymous, arrange, setUp } = stage;
    const { username, id, password } = await signUp(stage);
    const second = await setUp(() => arrange.mintApplicationPassword({ username, name: "Shop" }));
    const list = (secret: string) =>
      anonymous.call("listOrders", { headers: { authorization: basic(username, secret) } });

    (await list(password)).is(200);
    (await list(second.password)).is(200);

    await setUp(() => arrange.revokeApplicationPassword({ id }));
    (await list(password)).is(401, "incorrect_password");
    (await list(second.password)).is(200);
  },
});
