import { aProject, nobody } from "../arrange.ts";
import { callsOfAWebsite } from "../places.ts";
import { conformanceCase } from "../service.ts";
import { deleteWebsite, makeRoom } from "../sites.ts";

export default conformanceCase({
  title: "A website that does not exist, or is deleted, is not found by any call that names one",
  contract: [
    "checkLimits 404",
    "assignCustomer 404",
    "unassignCustomer 404",
    "connectDomain 404",
    "disconnectDomain 404",
    "setPersonalizationTags 404",
    "createSession 404",
    "startDeprecatedBuild 404",
    "setWebsiteStatus 404",
  ],
  rules: { positive: ["website-known", "session-site-not-deleted"], contrast: ["website-known"] },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["choice-unknown-ids", "choice-site-deletion", "session-deleted-website"],
  async run(stage) {
    const rule = { rule: "website-known" } as const;
    const [made, gone] = [await aProject(stage), await aProject(stage)];
    const { id: planId } = await makeRoom(stage, made.projectId);
    (await deleteWebsite(stage, gone.websiteId)).is(200);
    const about = { ...made, planId };
    for (const [operation, call] of Object.entries(callsOfAWebsite)) {
      const known = await call(stage, about);
      stage.check(`${operation} finds one that exists`, rule, known.status === 404, false);
      (await call(stage, { ...about, websiteId: nobody })).is(404, "Website not found");
      (await call(stage, { ...gone, planId })).is(404, "Website not found");
    }
  },
});
