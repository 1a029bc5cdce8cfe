import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSession, entered, open } from "../sessions.ts";
import { aReseller, goTo, placeIn, withSignOn } from "../sign-on.ts";

const cookie = /^builder=[A-Za-z0-9]{22,};.*HttpOnly/;

export default conformanceCase({
  title: "Whoever is let in by an access address is logged in for a day, as the customer of the session",
  contract: ["openSession 302", "startDeprecatedBuild 302", "startDeprecatedBuild 403"],
  rules: { positive: ["session-logs-in"], contrast: ["session-logs-in"] },
  needs: { capabilities: [...withSignOn, "clock"] },
  does: "creates",
  since: "1.0",
  source: ["session-forward", "session-purpose", "choice-session-redirect"],
  async run(stage) {
    const { check, clock } = stage;
    const rule = { rule: "session-logs-in" } as const;
    const { loginUrl } = await aReseller(stage);
    const made = await aProject(stage);
    const other = await aProject(stage);
    const { externalCustomerId, websiteId } = made;
    const session = await aSession(stage, { externalCustomerId, websiteId });
    const answer = (await open(stage, session)).is(302);
    check("a cookie", rule, answer.headers["set-cookie"], cookie);
    check("nothing is said", { status: "openSession 302" }, answer.text, "");
    const browser = await entered(stage, session);
    const second = await entered(stage, session);
    check("a cookie of its own", rule, second.cookie === browser.cookie, false);

    const leadsTo = async (sent: string | undefined) => {
      const { headers } = (await goTo(stage, { token: "t", websiteId }, sent)).is(302);
      return headers["location"] === loginUrl ? "login" : placeIn({ headers }).websiteId;
    };
    check("logged in", rule, [await leadsTo(browser.cookie), await leadsTo(second.cookie)], [websiteId, websiteId]);
    check("without the cookie", rule, await leadsTo(undefined), "login");
    const elsewhere = await goTo(stage, { token: "t", websiteId: other.websiteId }, browser.cookie);
    elsewhere.is(403, "User has no access to this project");

    await clock.advance("PT23H58M");
    check("almost a day", rule, await leadsTo(browser.cookie), websiteId);
    await clock.advance("PT3M");
    check("after a day", rule, await leadsTo(browser.cookie), "login");
  },
});
