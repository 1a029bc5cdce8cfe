import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { setAddon, subscriptionOf } from "../subscriptions.ts";

const values = [500, 1000, 2500, 5000, 10_000, 15_000, 25_000, 50_000, 75_000, 100_000] as const;

export default conformanceCase({
  title: "EMAIL_MARKETING is the only add-on and takes its eleven documented values and no other",
  contract: ["setAddon 400", "setAddon 200"],
  rules: {
    positive: ["addon-known", "addon-value-allowed", "addon-switched-off-by-zero"],
    contrast: ["addon-known", "addon-value-allowed"],
  },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["addon-type", "addon-values", "addon-address"],
  sends: "invalid",
  async run(stage) {
    const { projectId: id } = await aProject(stage);
    const kept = async () => (await subscriptionOf(stage, id)).addons;
    const send = (body: object) => stage.as("platform").callInvalid("setAddon", { path: { id }, body });
    for (const type of ["SMS", "email_marketing"]) {
      const message = "Unknown addon";
      (await send({ type, value: 500 })).is(400, message).has({ success: false, message });
    }
    for (const value of [1, 501, -500, 500.5, "many"]) {
      const message = "Invalid addon value";
      (await send({ type: "EMAIL_MARKETING", value })).is(400, message).has({ success: false, message });
    }
    stage.check("nothing is set", { rule: "addon-value-allowed" }, await kept(), {});
    for (const value of values) {
      const done = (await setAddon(stage, id, value)).is(200).body;
      stage.check("the whole answer", { status: "setAddon 200" }, done, { success: true });
      stage.check(`${value}`, { rule: "addon-value-allowed" }, await kept(), { EMAIL_MARKETING: value });
    }
    stage.check("0", { status: "setAddon 200" }, (await setAddon(stage, id, 0)).is(200).body, { success: true });
    stage.check("switched off", { rule: "addon-switched-off-by-zero" }, await kept(), {});
  },
});
