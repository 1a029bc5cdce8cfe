import { aProject, readProject, setStatus } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { setWebsiteStatus } from "../subscriptions.ts";

export default conformanceCase({
  title: "A website takes ACTIVE, EXPIRED and DELETED, a project the first two alone, and neither takes anything else",
  contract: ["setProjectStatus 400", "setWebsiteStatus 400", "setProjectStatus 200", "setWebsiteStatus 200"],
  rules: { positive: ["status-known"], contrast: ["status-known"] },
  does: "destroys",
  since: "1.0",
  source: ["website-status-status", "project-status-status", "website-status-address", "project-status-address"],
  sends: "invalid",
  async run(stage) {
    const { projectId, websiteId } = await aProject(stage);
    const platform = stage.as("platform");
    const others = ["DELETED", "TRIAL", "expired", "PAUSED"];
    for (const status of others) {
      const answer = await platform.callInvalid("setProjectStatus", { path: { id: projectId }, body: { status } });
      answer.is(400, "Invalid status").has({ success: false, message: "Invalid status" });
    }
    for (const status of others.filter((one) => one !== "DELETED")) {
      const answer = await platform.callInvalid("setWebsiteStatus", { path: { id: websiteId }, body: { status } });
      answer.is(400, "Invalid status").has({ success: false, message: "Invalid status" });
    }
    const asJson = { as: "json", body: { status: 1 } } as const;
    (await platform.callInvalid("setProjectStatus", { path: { id: projectId }, ...asJson })).is(400, "Invalid status");
    (await platform.callInvalid("setWebsiteStatus", { path: { id: websiteId }, ...asJson })).is(400, "Invalid status");
    const before = (await readProject(stage, projectId)).is(200).body;
    const named = { rule: "status-known" } as const;
    stage.check("nothing has changed", named, [before.status, before.sites.length], ["TRIAL", 1]);

    (await setStatus(stage, projectId, { status: "EXPIRED" })).is(200);
    (await setWebsiteStatus(stage, websiteId, { status: "EXPIRED" })).is(200);
    (await setWebsiteStatus(stage, websiteId, { status: "DELETED" })).is(200);
    const after = (await readProject(stage, projectId)).is(200).body;
    stage.check("expired, and without its site", named, [after.status, after.sites], ["EXPIRED", []]);
  },
});
