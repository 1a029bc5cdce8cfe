import { basic, conformanceCase, signUp } from "../service.ts";

const swapped = (text: string) =>
  text.replaceAll(/[a-z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );

export default conformanceCase({
  title: "An application password in the wrong letter case is a wrong one",
  contract: ["listOrders 401"],
  rules: { positive: ["application-password-wrong"], contrast: ["user-names-in-any-case"] },
  needs: { capabilities: ["panel"] },
  does: "reads",
  since: "1.0",
  source: ["wordpress-credential-forms"],
  async run(stage) {
    const { username, password } = await signUp(stage);
    const authorization = basic(username, swapped(password));

    const answer = await stage.anonymous.call("listOrders", { headers: { authorization } });
    answer.is(401, "incorrect_password");
  },
});
