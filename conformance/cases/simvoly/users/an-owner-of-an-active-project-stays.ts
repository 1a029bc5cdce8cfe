import { activate, aProject, aUser, createProject, readProject, readUser, setStatus, userOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

const message = "User owns an active project";

export default conformanceCase({
  title: "A user who owns an active project cannot be deleted, and can once it is expired; its admins can at any time",
  contract: ["deleteUser 400", "deleteUser 200", "getProject 404"],
  rules: {
    positive: ["owner-of-active-project-stays"],
    contrast: ["owner-of-active-project-stays", "user-deletion-takes-idle-projects"],
  },
  needs: { capabilities: ["panel"] },
  does: "destroys",
  since: "1.0",
  source: ["delete-user-active", "delete-user-address", "choice-user-deletion"],
  async run(stage) {
    const rule = { rule: "owner-of-active-project-stays" } as const;
    const { projectId, externalCustomerId, customerEmail } = await aProject(stage);
    const second = (await createProject(stage, { externalCustomerId })).is(200).body.data;
    await activate(stage, projectId);
    const owner = (await userOf(stage, customerEmail)).is(200).body;
    const admin = await aUser(stage);
    (await stage.as("platform").call("assignCustomer", { body: { projectId, userId: admin.id } })).is(200);
    const remove = (userId: number) => stage.as("platform").call("deleteUser", { path: { userId } });

    const refused = (await remove(owner.id)).is(400, message);
    stage.check("nothing more", rule, refused.body, { success: false, message });
    stage.check("the owner stays", rule, (await readUser(stage, owner.id)).is(200).body, owner);
    for (const [id, status] of [
      [projectId, "ACTIVE"],
      [second.projectId, "TRIAL"],
    ] as const) {
      stage.check(`a project stays ${status}`, rule, (await readProject(stage, id)).is(200).body.status, status);
    }
    (await remove(admin.id)).is(200);
    stage.check("still active", rule, (await readProject(stage, projectId)).is(200).body.status, "ACTIVE");

    (await setStatus(stage, projectId, { status: "EXPIRED" })).is(200);
    (await remove(owner.id)).is(200);
    (await readUser(stage, owner.id)).is(404, "User not found");
    for (const id of [projectId, second.projectId]) (await readProject(stage, id)).is(404, "Project not found");
  },
});
