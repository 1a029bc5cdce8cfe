import { conformanceCase } from "../service.ts";
import { addSite, aFunnelTemplate, aPlan, aSubscription, assign, checkLimits, use } from "../subscriptions.ts";

/** What plans limit, in their order. */
const order = [
  "pages",
  "storage",
  "bandwidth",
  "contributors",
  "storeProducts",
  "members",
  "funnels",
  "websites",
  "bookingOperators",
  "bookingServices",
] as const;

export default conformanceCase({
  title: "The message of the check names the first limit that is exceeded, in the order in which plans list them",
  contract: ["checkLimits 200", "listPlans 200"],
  rules: { positive: ["first-exceeded-limit-named"], contrast: ["first-exceeded-limit-named"] },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["choice-limits", "limits-answer", "plans-answer"],
  async run(stage) {
    const { arrange, check, setUp } = stage;
    const rule = { rule: "first-exceeded-limit-named" } as const;
    const wide = Object.fromEntries(order.map((field) => [field, 999]));
    const { projectId, websiteId } = await aSubscription(stage, wide);
    const { id: funnelTemplateId } = await aFunnelTemplate(stage);
    for (const wish of [{}, {}, { funnelTemplateId }, { funnelTemplateId }]) {
      const added = await addSite(stage, projectId, wish);
      await use(stage, added.websiteId, { pages: 0 });
    }
    for (let more = 0; more < 2; more += 1) await assign(stage, { projectId });
    await use(stage, websiteId, { pages: 30, storage: 31, bandwidth: 32, storeProducts: 33, members: 34 });
    await use(stage, websiteId, { bookingOperators: 35, bookingServices: 36 });
    const used = [30, 31, 32, 2, 33, 34, 2, 3, 35, 36];

    const { id } = await aPlan(stage, Object.fromEntries(order.map((field) => [field, 1])));
    const listed = (await stage.as("platform").call("listPlans")).is(200).body.data.find((plan) => plan.id === id);
    const fields = Object.keys(listed ?? {}).filter((name) => order.some((field) => field === name));
    check("their order", rule, fields, [...order]);
    for (const [at, field] of order.entries()) {
      const message = `Limit exceeded: ${field} (${used[at]} of 1)`;
      check(field, rule, (await checkLimits(stage, websiteId, id)).is(200).body, { success: false, message });
      await setUp(() => arrange.changePlan({ id, [field]: 40 }));
    }
    check("none any more", rule, (await checkLimits(stage, websiteId, id)).is(200).body, { success: true });
  },
});
