import { member } from "../../../kit/json.ts";
import { byKey, exported } from "../exports.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";
import { aroundNow, exportSubscribers, importSubscribers, listenAt, withCallbacks } from "../subscribers.ts";

const several = 430;

export default conformanceCase({
  title: "Hundreds of subscribers are imported in one go and exported in another, each of them once",
  contract: ["exportExternalSubscribers 200", "importExternalSubscribers 200", "getCallbackResult 200"],
  rules: {
    positive: ["export-covers-its-window", "import-is-queued-and-incremental"],
    contrast: ["import-result-counts"],
  },
  needs: { capabilities: withCallbacks },
  does: "creates",
  since: "1.0",
  source: ["export-purpose", "result-export-purpose", "external-subscribers-page"],
  async run(stage) {
    const { check, setUp } = stage;
    const rule = { rule: "export-covers-its-window" } as const;
    const site = await aSite(stage);
    const receiver = await listenAt(stage, site.Key);
    const keys = Array.from({ length: several }, (_, i) => `P-${1000 + i}`);
    const Subscribers = keys.map((SubscriberKey) => ({ SubscriberKey }));
    await setUp(async () => (await importSubscribers(site.manage, { Data: { Subscribers } })).is(200));
    await setUp(() => stage.outbox.read());

    (await exportSubscribers(site.manage, aroundNow(site))).is(200);
    const whole = byKey(await exported(stage, site, receiver));
    check(
      "each once",
      rule,
      whole.map((one) => member(one, "SubscriberKey")),
      keys,
    );
  },
});
