import { aProject, userOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { askSession } from "../sessions.ts";
import { anotherSite, aRoomyProject } from "../sites.ts";
import { assign } from "../subscriptions.ts";

const message = "User has no access to this project";

export default conformanceCase({
  title: "A session is given to the owner, to an admin of the project and to one of the website, and to nobody else",
  contract: ["createSession 403", "createSession 200"],
  rules: { positive: ["session-needs-access"], contrast: ["session-needs-access"] },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["choice-session-access"],
  async run(stage) {
    const { projectId, websiteId, externalCustomerId: owner } = await aRoomyProject(stage);
    const second = await anotherSite(stage, { projectId });
    const ofSecond = { projectId, websiteId: second.websiteId };
    const everywhere = [{ projectId }, { websiteId }, { projectId, websiteId }, ofSecond];
    const stranger = await aProject(stage);
    const { id: userId } = (await userOf(stage, stranger.customerEmail)).is(200).body;
    const { externalCustomerId, customerEmail: userEmail } = stranger;
    for (const place of everywhere) {
      const refused = (await askSession(stage, { ...place, externalCustomerId })).is(403, message);
      refused.has({ success: false, message });
    }
    for (const customer of [{ userId }, { userEmail }]) {
      (await askSession(stage, { projectId, ...customer })).is(403, message);
    }

    const admin = await assign(stage, { projectId });
    for (const place of everywhere) {
      (await askSession(stage, { ...place, externalCustomerId: owner })).is(200);
      (await askSession(stage, { ...place, externalCustomerId: admin })).is(200);
    }
    const ofOne = { externalCustomerId: await assign(stage, ofSecond) };
    for (const place of [{ websiteId }, { projectId, websiteId }]) {
      (await askSession(stage, { ...place, ...ofOne })).is(403, message);
    }
    for (const place of [ofSecond, { projectId }]) (await askSession(stage, { ...place, ...ofOne })).is(200);

    const body = { projectId, externalCustomerId: admin };
    (await stage.as("platform").call("unassignCustomer", { body })).is(200);
    for (const place of everywhere) (await askSession(stage, { ...place, externalCustomerId: admin })).is(403, message);
  },
});
