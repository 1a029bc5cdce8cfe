import { aProject, nobody, setStatus } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { activate, aPlan, checkLimits, setAddon, setWebsiteStatus } from "../subscriptions.ts";

export default conformanceCase({
  title: "A project or website that does not exist, or is deleted, is found by no call that is about its subscription",
  contract: [
    "setProjectStatus 404",
    "setWebsiteStatus 404",
    "activateProject 404",
    "setAddon 404",
    "checkLimits 404",
    "setAddon 200",
  ],
  rules: { positive: ["project-known", "website-known"], contrast: ["project-known", "website-known"] },
  needs: { capabilities: ["panel"] },
  does: "destroys",
  since: "1.0",
  source: ["choice-unknown-ids", "choice-site-deletion"],
  async run(stage) {
    const { projectId, websiteId } = await aProject(stage);
    const { id: planId } = await aPlan(stage);
    const active = { status: "ACTIVE", planId, period: "MONTHLY" } as const;
    const ofProject = async (id: number) => [
      await setStatus(stage, id, active),
      await activate(stage, id, { planId, forMonths: 1 }),
      await setAddon(stage, id, 500),
    ];
    const ofWebsite = async (id: number) => [
      await setWebsiteStatus(stage, id, active),
      await checkLimits(stage, id, planId),
    ];
    const message = "Project not found";
    for (const answer of await ofProject(nobody)) answer.is(404, message).has({ success: false, message });
    for (const answer of await ofWebsite(nobody)) answer.is(404, "Website not found");
    for (const answer of [...(await ofProject(projectId)), ...(await ofWebsite(websiteId))]) answer.is(200);

    (await setWebsiteStatus(stage, websiteId, { status: "DELETED" })).is(200);
    for (const answer of await ofWebsite(websiteId)) answer.is(404, "Website not found");
    (await setWebsiteStatus(stage, websiteId, { status: "DELETED" })).is(404, "Website not found");
    for (const answer of await ofProject(projectId)) answer.is(200);
  },
});
