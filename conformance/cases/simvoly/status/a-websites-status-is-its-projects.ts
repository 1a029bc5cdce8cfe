import { aProject, readProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { addSite, aPlan, aSubscription, setWebsiteStatus } from "../subscriptions.ts";

export default conformanceCase({
  title: "ACTIVE and EXPIRED set through any website change its whole project and no other, and DELETED the site alone",
  contract: ["setWebsiteStatus 200", "getProject 200"],
  rules: { positive: ["site-status-acts-on-project"], contrast: ["site-status-acts-on-project"] },
  needs: { capabilities: ["panel"] },
  does: "destroys",
  since: "1.0",
  source: ["website-status-purpose"],
  async run(stage) {
    const rule = { rule: "site-status-acts-on-project" } as const;
    const { projectId, websiteId } = await aSubscription(stage, { websites: 2 });
    const other = await aProject(stage);
    const second = await addSite(stage, projectId);
    const plan = await aPlan(stage, { websites: 2 });
    const shown = async (id = projectId) => {
      const { status, sites, ...project } = (await readProject(stage, id)).is(200).body;
      return [status, project.plan.id, sites.map((site) => site.id)];
    };
    const both = [websiteId, second.websiteId];

    (await setWebsiteStatus(stage, second.websiteId, { status: "EXPIRED" })).is(200);
    const kept = (await readProject(stage, projectId)).is(200).body.plan.id;
    stage.check("expired by the second", rule, await shown(), ["EXPIRED", kept, both]);
    const active = { status: "ACTIVE", planId: plan.id, period: "YEARLY" } as const;
    (await setWebsiteStatus(stage, websiteId, active)).is(200);
    stage.check("activated by the first", rule, await shown(), ["ACTIVE", plan.id, both]);
    (await setWebsiteStatus(stage, websiteId, { status: "DELETED" })).is(200);
    stage.check("one deleted", rule, await shown(), ["ACTIVE", plan.id, [second.websiteId]]);
    stage.check("another project", rule, await shown(other.projectId), ["TRIAL", 0, [other.websiteId]]);
  },
});
