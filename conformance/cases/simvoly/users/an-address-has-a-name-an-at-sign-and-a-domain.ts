import { aProject, userOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

const message = "Invalid email";
const wrong = [
  "olga",
  "olga@",
  "@clients.example",
  "olga@nowhere",
  "ol ga@clients.example",
  "o@g@clients.example",
  "olga@.",
];

export default conformanceCase({
  title: "The address of a new user or customer has a name, an at sign and a domain",
  contract: ["createUser 400", "createProject 400", "assignCustomer 400", "createUser 200"],
  rules: { positive: ["email-well-formed"], contrast: ["email-well-formed", "user-known"] },
  does: "creates",
  since: "1.0",
  source: ["choice-email-unique"],
  sends: "invalid",
  async run(stage) {
    const rule = { rule: "email-well-formed" } as const;
    const platform = stage.as("platform");
    const { projectId } = await aProject(stage);
    const externalCustomerId = stage.unique("customer");
    for (const email of wrong) {
      const refused = (await platform.call("createUser", { body: { name: "Ada", email } })).is(400, message);
      stage.check("nothing more", rule, refused.body, { success: false, message });
    }
    for (const email of ["olga", "o@g@clients.example"]) {
      const body = { externalCustomerId, customerEmail: email };
      (await platform.call("createProject", { body })).is(400, message);
      (await platform.call("assignCustomer", { body: { projectId, ...body } })).is(400, message);
      (await userOf(stage, email)).is(404, "User not found", { rule: "user-known" });
    }
    (await platform.callInvalid("createUser", { body: { name: "Ada", email: 7 }, as: "json" })).is(400);
    for (const domain of ["clients.example", "a.b.c.example", "x.yz"]) {
      const email = `${stage.unique("o'lga+bread")}@${domain}`;
      const made = (await platform.call("createUser", { body: { name: "Ada", email, password: "p" } })).is(200).body;
      stage.check("taken as it is", rule, made.data.email, email);
    }
  },
});
