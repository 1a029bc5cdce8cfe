import { aProject, readProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aPlan, checkLimits, use } from "../subscriptions.ts";

export default conformanceCase({
  title: "A website that fits a plan is answered with success, one that does not with status 200 and success false",
  contract: ["checkLimits 200"],
  rules: { positive: ["limits-answered-not-refused"], contrast: ["limits-answered-not-refused"] },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["limits-answer", "limits-purpose", "limits-address"],
  async run(stage) {
    const rule = { rule: "limits-answered-not-refused" } as const;
    const { projectId, websiteId } = await aProject(stage);
    const { id } = await aPlan(stage, { storeProducts: 10 });
    const answered = async () => (await checkLimits(stage, websiteId, id)).is(200).body;
    for (const storeProducts of [0, 10]) {
      await use(stage, websiteId, { storeProducts });
      stage.check(`${storeProducts} of 10`, rule, await answered(), { success: true });
    }
    for (const storeProducts of [11, 25]) {
      await use(stage, websiteId, { storeProducts });
      const message = `Limit exceeded: storeProducts (${storeProducts} of 10)`;
      stage.check(`${storeProducts} of 10`, rule, await answered(), { success: false, message });
    }
    const { status, plan } = (await readProject(stage, projectId)).is(200).body;
    stage.check("asking changes nothing", rule, [status, plan.id], ["TRIAL", 0]);
  },
});
