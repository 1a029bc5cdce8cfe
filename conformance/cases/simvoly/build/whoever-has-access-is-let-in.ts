import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aReseller, customerOf, goTo, placeIn, withSignOn } from "../sign-on.ts";
import { addSite, aSubscription, assign } from "../subscriptions.ts";

export default conformanceCase({
  title:
    "The deprecated sign-on lets in owner and assigned admins, by the project to the site modified last of those they may edit",
  contract: ["startDeprecatedBuild 302", "startDeprecatedBuild 403"],
  rules: {
    positive: ["session-needs-access", "session-to-last-modified-site", "session-to-named-site"],
    contrast: ["session-needs-access", "session-to-last-modified-site"],
  },
  needs: { capabilities: [...withSignOn, "clock"] },
  does: "creates",
  since: "1.0",
  source: ["build-website", "choice-build", "choice-session-access"],
  async run(stage) {
    const { arrange, check, clock, setUp } = stage;
    const { receiver } = await aReseller(stage);
    const owner = await aSubscription(stage, { websites: 3 });
    const { projectId, websiteId } = owner;
    const second = await addSite(stage, projectId);
    const third = await addSite(stage, projectId);
    const ofProject = await assign(stage, { projectId });
    const ofSite = await assign(stage, { projectId, websiteId });
    const stranger = await aProject(stage);
    const by = (id: string, place: { projectId?: number; websiteId?: number }) => {
      receiver.answer({ body: { ...customerOf(owner), id } });
      return goTo(stage, { token: "t", ...place });
    };
    const leadsTo = async (id: string, place: { projectId?: number; websiteId?: number }) =>
      placeIn((await by(id, place)).is(302)).websiteId;
    const last = { rule: "session-to-last-modified-site" } as const;
    const edit = async (id: number) => {
      await setUp(() => clock.advance("PT1M"));
      await setUp(() => arrange.editWebsite({ websiteId: id }));
    };

    await edit(second.websiteId);
    check("the owner", last, await leadsTo(owner.externalCustomerId, { projectId }), second.websiteId);
    check("an admin of all", last, await leadsTo(ofProject, { projectId }), second.websiteId);
    check("an admin of one", last, await leadsTo(ofSite, { projectId }), websiteId);
    await edit(third.websiteId);
    check("edited since", last, await leadsTo(ofProject, { projectId }), third.websiteId);
    const named = await leadsTo(ofProject, { websiteId: second.websiteId });
    check("one that is named", { rule: "session-to-named-site" }, named, second.websiteId);

    const message = "User has no access to this project";
    (await by(ofSite, { websiteId: second.websiteId })).is(403, message).has({ success: false, message });
    (await by(stranger.externalCustomerId, { projectId })).is(403, message);
    (await by(stranger.externalCustomerId, { websiteId })).is(403, message);
  },
});
