import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A user account made without a password is sent a password-reset e-mail, and nobody else is",
  contract: ["createUser 200", "createUser 400"],
  rules: {
    positive: ["passwordless-user-gets-reset-mail", "empty-counts-as-not-sent"],
    contrast: ["passwordless-user-gets-reset-mail", "unknown-external-customer-created"],
  },
  needs: { capabilities: ["outbox"] },
  does: "creates",
  since: "1.0",
  source: ["user-password"],
  sends: "invalid",
  async run(stage) {
    const rule = { rule: "passwordless-user-gets-reset-mail" } as const;
    const platform = stage.as("platform");
    const emailOf = (name: string) => `${stage.unique(name)}@clients.example`;
    const [silent, first, second] = [emailOf("silent"), emailOf("first"), emailOf("second")];
    const mine = (to: string | undefined) => [silent, first, second].includes(to ?? "");
    const mailed = async () => (await stage.outbox.read()).filter(({ to }) => to?.includes("@")).map(({ to }) => to);
    const before = await mailed();

    const body = { name: "Ada Byron", email: silent, password: "a-password" };
    (await platform.call("createUser", { body })).is(200);
    const customer = await aProject(stage);
    (await platform.call("createUser", { body: { name: "Ada", email: silent } })).is(400, "Email is already in use");
    stage.check("nobody yet", rule, await mailed(), before);
    (await platform.call("createUser", { body: { name: "Ada Byron", email: first } })).is(200);
    stage.check("one mail", rule, await mailed(), [...before, first]);
    (await platform.callInvalid("createUser", { body: { ...body, email: second, password: "" } })).is(200);
    const all = await mailed();
    stage.check("one more where it is empty", rule, all.filter(mine), [first, second]);
    stage.check("a customer gets none", rule, all.includes(customer.customerEmail), false);
  },
});
