import { conformanceCase } from "../service.ts";
import { addSite, aFunnelTemplate, aPlan, aSubscription, checkLimits, use } from "../subscriptions.ts";

export default conformanceCase({
  title: "A limit of 999 is no limit, one of 998 is one, and one of 0 allows none",
  contract: ["checkLimits 200", "addWebsite 200", "addWebsite 400"],
  rules: { positive: ["999-is-no-limit"], contrast: ["999-is-no-limit", "added-site-within-plan"] },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["plan-list-in-use"],
  async run(stage) {
    const rule = { rule: "999-is-no-limit" } as const;
    const { projectId, websiteId } = await aSubscription(stage, { websites: 999, funnels: 0, members: 999 });
    const plan = await aPlan(stage, { websites: 999, members: 999 });
    const answered = async (members: number) => {
      await use(stage, websiteId, { members });
      return (await checkLimits(stage, websiteId, plan.id)).is(200).body;
    };
    const limited = (members: number) => stage.setUp(() => stage.arrange.changePlan({ id: plan.id, members }));
    const exceeded = (of: string) => ({ success: false, message: `Limit exceeded: members (${of})` });
    stage.check("without limit", rule, await answered(100_000), { success: true });
    await limited(998);
    stage.check("998 of 998", rule, await answered(998), { success: true });
    stage.check("999 of 998", rule, await answered(999), exceeded("999 of 998"));
    await limited(0);
    stage.check("none of 0", rule, await answered(0), { success: true });
    stage.check("one of 0", rule, await answered(1), exceeded("1 of 0"));

    for (let more = 0; more < 3; more += 1) await addSite(stage, projectId);
    stage.check("four websites", rule, await answered(0), { success: true });
    const { id: funnelTemplateId } = await aFunnelTemplate(stage);
    const funnel = await stage.as("platform").call("addWebsite", { body: { projectId, funnelTemplateId } });
    funnel.is(400, "Plan allows no more sites of this type");
  },
});
