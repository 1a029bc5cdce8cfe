import { aReader, minutesFrom } from "../arrange.ts";
import { byKey, exported } from "../exports.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";
import { exportSubscribers, link, listenAt, saveSubscriber, withCallbacks } from "../subscribers.ts";

export default conformanceCase({
  title: "An export holds the subscribers that were added or changed within its dates, with their users, and no others",
  contract: ["exportExternalSubscribers 200", "getCallbackResult 200"],
  rules: {
    positive: ["export-covers-its-window", "callback-result-shape-by-token"],
    contrast: ["export-covers-its-window", "export-window-in-order"],
  },
  needs: { capabilities: withCallbacks },
  does: "creates",
  since: "1.0",
  source: [
    "export-purpose",
    "export-start",
    "export-end",
    "export-answer",
    "export-api-key",
    "result-export-purpose",
    "result-export-answer",
    "result-export-token",
    "result-export-api-key",
    "choice-export-changes",
  ],
  async run(stage) {
    const { check, setUp } = stage;
    const rule = { rule: "export-covers-its-window" } as const;
    const site = await aSite(stage);
    const receiver = await listenAt(stage, site.Key);
    const save = (key: string) => setUp(async () => (await saveSubscriber(site.manage, key, {})).is(200));
    const dates: Date[] = [];
    const pass = async () => {
      await site.advance("P1D");
      dates.push(site.now());
      await site.advance("P1D");
    };

    for (const key of ["early", "changed", "linked"]) await save(key);
    await pass();
    await save("middle");
    await setUp(async () => (await saveSubscriber(site.manage, "changed", { MaximumLinkedUsers: 2 })).is(200));
    const { ApplicationUserID } = await aReader(stage, site);
    await link(stage, { SubscriberKey: "linked", ApplicationUserID });
    await pass();
    await save("late");
    const [from = new Date(0), until = new Date(0)] = dates;
    const window = { StartDate: from.toISOString(), EndDate: until.toISOString() };
    const queued = (await exportSubscribers(site.manage, window)).is(200);
    queued.has({ ...window, Status: "Queued", NotificationEmailAddress: null });

    const whole = byKey(await exported(stage, site, receiver));
    check("those of the middle, with their users", rule, whole, [
      { SubscriberKey: "changed", Users: [] },
      { SubscriberKey: "linked", Users: [{ ApplicationUserID, DemographicFields: [], Subscriptions: [] }] },
      { SubscriberKey: "middle", Users: [] },
    ]);

    const nobody = {
      StartDate: minutesFrom(until, 3000).toISOString(),
      EndDate: minutesFrom(until, 4000).toISOString(),
    };
    (await exportSubscribers(site.manage, nobody)).is(200);
    check("nobody", rule, await exported(stage, site, receiver), []);
  },
});
