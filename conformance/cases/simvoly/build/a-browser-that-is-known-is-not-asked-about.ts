import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aReseller, cookieIn, customerOf, goTo, placeIn, withSignOn } from "../sign-on.ts";

export default conformanceCase({
  title: "A browser with the cookie of the builder is let in without a question for a day, as the customer that it is",
  contract: ["startDeprecatedBuild 302", "startDeprecatedBuild 403", "openSession 302"],
  rules: {
    positive: ["build-knows-the-browser", "session-logs-in"],
    contrast: ["build-knows-the-browser", "build-asks-the-reseller"],
  },
  needs: { capabilities: [...withSignOn, "clock"] },
  does: "creates",
  since: "1.0",
  source: ["build-call-back", "choice-build"],
  async run(stage) {
    const { check, clock } = stage;
    const rule = { rule: "build-knows-the-browser" } as const;
    const { receiver, loginUrl } = await aReseller(stage);
    const made = await aProject(stage);
    const foreign = await aProject(stage);
    const { websiteId } = made;
    receiver.answer({ body: customerOf(made) });
    const cookie = cookieIn((await goTo(stage, { token: "t", websiteId })).is(302));
    receiver.answer({ status: 401 });
    const questions = () => receiver.received.length;
    const leadsTo = async (sent: string) => {
      const answer = (await goTo(stage, { token: "stale", websiteId }, sent)).is(302);
      return answer.headers["location"] === loginUrl ? "login" : placeIn(answer).websiteId;
    };

    check("known", rule, [await leadsTo(cookie), questions()], [websiteId, 1]);
    check("beside others", rule, [await leadsTo(`a=1; ${cookie}; z=2`), questions()], [websiteId, 1]);
    check("another cookie", rule, [await leadsTo(`builder=${"x".repeat(32)}`), questions()], ["login", 2]);
    check("another name", rule, [await leadsTo(cookie.replace("builder", "maker")), questions()], ["login", 3]);
    const away = await goTo(stage, { token: "stale", websiteId: foreign.websiteId }, cookie);
    away.is(403, "User has no access to this project");

    const body = { externalCustomerId: made.externalCustomerId, projectId: made.projectId };
    const session = (await stage.as("platform").call("createSession", { body })).is(200).body;
    const opened = (await stage.anonymous.call("openSession", { path: { token: session.token } })).is(302);
    check("by a session", rule, [await leadsTo(cookieIn(opened)), questions()], [websiteId, 3]);

    await clock.advance("PT23H59M");
    check("almost a day", rule, [await leadsTo(cookie), questions()], [websiteId, 3]);
    await clock.advance("PT2M");
    check("after a day", rule, [await leadsTo(cookie), questions()], ["login", 4]);
  },
});
