import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "The e-mail marketing add-on takes its documented values and no other",
  contract: ["setAddon 200", "setAddon 400"],
  rules: { positive: ["addon-value-allowed", "addon-known"], contrast: ["addon-value-allowed"] },
  does: "creates",
  since: "1.0",
  source: ["addon-values", "addon-type"],
  sends: "invalid",
  async run(stage) {
    const { projectId: id } = await aProject(stage);
    const send = (body: object) => stage.as("platform").callInvalid("setAddon", { path: { id }, body });
    for (const value of [500, 100_000, 0]) (await send({ type: "EMAIL_MARKETING", value })).is(200);
    (await send({ type: "EMAIL_MARKETING", value: 501 })).is(400, "Invalid addon value");
    (await send({ type: "SMS", value: 500 })).is(400, "Unknown addon");
  },
});
