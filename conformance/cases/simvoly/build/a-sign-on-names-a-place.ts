import { aProject, nobody } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aReseller, customerOf, goTo, withSignOn } from "../sign-on.ts";
import { setWebsiteStatus } from "../subscriptions.ts";

export default conformanceCase({
  title: "The deprecated sign-on names a token, and a website or a project that exist and belong together",
  contract: ["startDeprecatedBuild 400", "startDeprecatedBuild 404", "startDeprecatedBuild 302"],
  rules: {
    positive: [
      "build-names-a-place",
      "required-parameters-present",
      "session-site-in-project",
      "session-leads-somewhere",
      "website-known",
    ],
    contrast: ["build-names-a-place"],
  },
  needs: { capabilities: withSignOn },
  does: "destroys",
  since: "1.0",
  source: ["build-website", "build-token", "build-address"],
  sends: "invalid",
  async run(stage) {
    const { check } = stage;
    const { receiver } = await aReseller(stage);
    const made = await aProject(stage);
    const other = await aProject(stage);
    const { projectId, websiteId } = made;
    receiver.answer({ body: customerOf(made) });
    const send = (query: Record<string, unknown>) => stage.anonymous.callInvalid("startDeprecatedBuild", { query });

    const missing = "Missing required parameter";
    (await send({ token: "t" })).is(400, missing).has({ success: false, message: missing });
    (await send({ token: "t", websiteId: "", projectId: "" })).is(400, missing);
    (await send({ websiteId })).is(400, missing);
    (await send({ token: "", websiteId })).is(400, missing);
    (await send({ token: "t", websiteId: "first" })).is(400, "Invalid parameter");
    (await send({ token: "t", projectId: "1.5" })).is(400, "Invalid parameter");
    (await goTo(stage, { token: "t", websiteId: nobody })).is(404, "Website not found");
    (await goTo(stage, { token: "t", projectId: nobody })).is(404, "Project not found");
    const apart = await goTo(stage, { token: "t", projectId, websiteId: other.websiteId });
    apart.is(400, "Website does not belong to this project");
    check("nobody is asked about", { rule: "build-asks-the-reseller" }, receiver.received.length, 0);

    for (const place of [{ websiteId }, { projectId }]) (await goTo(stage, { token: "t", ...place })).is(302);
    (await setWebsiteStatus(stage, websiteId, { status: "DELETED" })).is(200);
    (await goTo(stage, { token: "t", websiteId })).is(404, "Website not found");
    const nowhere = await goTo(stage, { token: "t", projectId });
    nowhere.is(404, "Website not found", { rule: "session-leads-somewhere" });
  },
});
