import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A body announced as JSON that is none is refused",
  contract: ["createUser 400"],
  rules: { positive: ["body-well-formed", "json-read-like-a-form"], contrast: ["body-well-formed"] },
  does: "creates",
  since: "1.0",
  source: ["choice-json-bodies"],
  sends: "invalid",
  async run(stage) {
    const headers = { "content-type": "application/json" };
    const call = { operation: "createUser", method: "POST", path: "/api/v1/users", headers } as const;
    (await stage.as("platform").send({ ...call, body: "{" })).is(400, "Malformed request body");
    const email = `${stage.unique("json")}@clients.example`;
    const body = JSON.stringify({ name: "Ada", email, password: "a-password" });
    (await stage.as("platform").send({ ...call, body })).is(200);
  },
});
