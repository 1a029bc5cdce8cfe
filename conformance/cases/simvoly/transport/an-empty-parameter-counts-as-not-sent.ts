import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A parameter that is sent empty counts as not sent",
  contract: ["createUser 400", "createUser 200"],
  rules: {
    positive: ["empty-counts-as-not-sent", "required-parameters-present"],
    contrast: ["required-parameters-present"],
  },
  does: "creates",
  since: "1.0",
  source: ["reason-empty-parameters"],
  sends: "invalid",
  async run(stage) {
    const email = `${stage.unique("empty")}@clients.example`;
    const refused = await stage.as("platform").callInvalid("createUser", { body: { name: "", email } });
    refused.is(400, "Missing required parameter");
    const body = { name: "Ada", email, password: "a-password", ip: "" };
    (await stage.as("platform").callInvalid("createUser", { body })).is(200);
  },
});
