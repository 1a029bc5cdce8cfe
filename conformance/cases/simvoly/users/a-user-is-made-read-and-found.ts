import { aProject, readUser, userOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A user is made, read by id and found by the e-mail address in any letter case",
  contract: ["createUser 200", "getUser 200", "searchUser 200"],
  rules: { positive: ["user-found-by-email"], contrast: ["user-found-by-email", "user-known"] },
  does: "creates",
  since: "1.0",
  source: [
    "user-address",
    "user-name",
    "user-email",
    "user-locale",
    "user-ip",
    "user-answer",
    "user-advice",
    "get-user-address",
    "get-user-answer",
    "search-address",
    "search-email",
    "search-answer",
  ],
  async run(stage) {
    const rule = { rule: "user-found-by-email" } as const;
    const email = `${stage.unique("Ada")}@Clients.Example`;
    const body = { name: "Ada Byron", email, password: "a-password", locale: "pt_BR", ip: "192.0.2.7" } as const;
    const made = (await stage.as("platform").call("createUser", { body })).is(200).body;
    const user = { id: made.data.id, name: "Ada Byron", email, locale: "pt_BR" };
    stage.check("the answer", { status: "createUser 200" }, made, { success: true, data: user });
    stage.check("read by id", { status: "getUser 200" }, (await readUser(stage, user.id)).is(200).body, user);
    for (const wanted of [email, email.toLowerCase(), email.toUpperCase()]) {
      stage.check(`found by ${wanted}`, rule, (await userOf(stage, wanted)).is(200).body, user);
    }
    const other = { ...body, email: `second-${email}` };
    const second = (await stage.as("platform").call("createUser", { body: other })).is(200).body.data;
    stage.check("another id", rule, second.id === user.id, false);
    stage.check("found by the address alone", rule, (await userOf(stage, other.email)).is(200).body, second);

    for (const wanted of [`third-${email}`, email.slice(1), "Ada Byron", String(user.id)]) {
      (await userOf(stage, wanted)).is(404, "User not found", { rule: "user-known" });
    }

    const { customerEmail } = await aProject(stage);
    const customer = (await userOf(stage, customerEmail.toUpperCase())).is(200).body;
    stage.check("a customer", rule, [customer.name, customer.email], ["Olga Weber", customerEmail]);
    stage.check("by id", rule, (await readUser(stage, customer.id)).is(200).body, customer);
  },
});
