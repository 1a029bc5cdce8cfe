import { aProject, readProject, setStatus } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A user who owns an active project cannot be deleted, and can once it is expired",
  contract: ["deleteUser 400", "deleteUser 200", "getProject 404"],
  rules: {
    positive: ["owner-of-active-project-stays", "user-deletion-takes-idle-projects"],
    contrast: ["owner-of-active-project-stays"],
  },
  needs: { capabilities: ["panel"] },
  does: "destroys",
  since: "1.0",
  source: ["delete-user-active", "choice-user-deletion"],
  async run(stage) {
    const { projectId, customerEmail } = await aProject(stage);
    const { id } = await stage.arrange.addPlan({ name: stage.unique("plan") });
    (await setStatus(stage, projectId, { status: "ACTIVE", planId: id, period: "MONTHLY" })).is(200);
    const found = await stage.as("platform").call("searchUser", { body: { email: customerEmail } });
    const path = { userId: found.is(200).body.id };
    (await stage.as("platform").call("deleteUser", { path })).is(400, "User owns an active project");
    (await setStatus(stage, projectId, { status: "EXPIRED" })).is(200);
    (await stage.as("platform").call("deleteUser", { path })).is(200);
    (await readProject(stage, projectId)).is(404, "Project not found");
  },
});
