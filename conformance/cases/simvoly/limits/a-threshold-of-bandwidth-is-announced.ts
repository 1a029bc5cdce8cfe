import { partiesOf } from "../announced.ts";
import { conformanceCase } from "../service.ts";
import { addSite, aSubscription, use } from "../subscriptions.ts";
import { between, listenTo, withWebhooks } from "../webhooks.ts";

export default conformanceCase({
  title: "Reaching 80, 90 and 100 % of the plan's bandwidth, by all sites together, is announced with the threshold",
  contract: [],
  rules: {
    positive: ["bandwidth-announced", "bandwidth-announced-once"],
    contrast: ["bandwidth-announced", "bandwidth-announced-once"],
  },
  needs: { capabilities: withWebhooks },
  does: "creates",
  since: "1.0",
  source: ["webhook-bandwidth", "webhook-bandwidth-example", "choice-bandwidth"],
  async run(stage) {
    const { check, clock } = stage;
    const made = await aSubscription(stage, { bandwidth: 20, websites: 2 });
    const second = await addSite(stage, made.projectId);
    const parties = await partiesOf(stage, made);
    const heard = await listenTo(stage, "bandwidth_notification");
    for (const [first, other, threshold] of [
      [7.9, 8, undefined],
      [8, 8, 80],
      [8.5, 8, undefined],
      [9.9, 8, undefined],
      [9.9, 8.1, 90],
      [9.9, 10, undefined],
      [2, 2, undefined],
      [9, 9, undefined],
      [10, 10, 100],
      [30, 10, undefined],
      [0, 0, undefined],
      [10, 10, undefined],
    ] as const) {
      const before = await clock.read();
      await use(stage, second.websiteId, { bandwidth: other });
      await use(stage, made.websiteId, { bandwidth: first });
      const time = between(before, await clock.read());
      const payload = { time, ...parties, usedBandwidth: threshold };
      const expected = threshold === undefined ? [] : [["bandwidth_notification", payload]];
      const rule = threshold === undefined ? "bandwidth-announced-once" : "bandwidth-announced";
      check(`${first} and ${other} of 20 GB`, { rule }, await heard.news(), expected);
    }
    await use(stage, made.websiteId, { pages: 2, storage: 19 });
    check("what is no bandwidth", { rule: "bandwidth-announced" }, await heard.news(), []);
  },
});
