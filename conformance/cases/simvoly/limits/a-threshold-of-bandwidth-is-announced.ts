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
    const other = await addSite(stage, made.projectId);
    const parties = await partiesOf(stage, made);
    const heard = await listenTo(stage, "bandwidth_notification");
    const first = (bandwidth: number) => use(stage, made.websiteId, { bandwidth });
    const second = (bandwidth: number) => use(stage, other.websiteId, { bandwidth });
    await second(8);
    for (const [what, reach, threshold] of [
      ["15.9 of 20 GB", () => first(7.9), undefined],
      ["16", () => first(8), 80],
      ["17.9", () => first(9.9), undefined],
      ["18 by the other site", () => second(8.1), 90],
      ["10.1", () => first(2), undefined],
      ["18.1 again", () => first(10), undefined],
      ["20", () => second(10), 100],
      ["30", () => first(20), undefined],
    ] as const) {
      const before = await clock.read();
      await reach();
      const payload = { time: between(before, await clock.read()), ...parties, usedBandwidth: threshold };
      const expected = threshold === undefined ? [] : [["bandwidth_notification", payload]];
      const rule = threshold === undefined ? "bandwidth-announced-once" : "bandwidth-announced";
      check(what, { rule }, await heard.news(), expected);
    }
    await use(stage, made.websiteId, { pages: 2, storage: 19 });
    check("what is no bandwidth", { rule: "bandwidth-announced" }, await heard.news(), []);
  },
});
