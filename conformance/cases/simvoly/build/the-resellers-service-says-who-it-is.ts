import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aReseller, cookieIn, customerOf, goTo, placeIn, withSignOn } from "../sign-on.ts";

export default conformanceCase({
  title: "The reseller's service is asked once, by a GET with the token, and the customer whom it names is logged in",
  contract: ["startDeprecatedBuild 302"],
  rules: {
    positive: ["build-asks-the-reseller", "browsers-need-no-key", "session-to-named-site", "session-default-path"],
    contrast: ["build-sends-to-login"],
  },
  needs: { capabilities: withSignOn },
  does: "creates",
  since: "1.0",
  source: ["build-address", "build-token", "build-website", "build-call-back", "build-check-endpoint"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "build-asks-the-reseller" } as const;
    const { receiver } = await aReseller(stage);
    const made = await aProject(stage);
    const { projectId, websiteId } = made;
    receiver.answer({ body: customerOf(made) });
    const token = "8f14 e45f&c=eea/167a+ü";

    const entered = (await goTo(stage, { token, websiteId })).is(302);
    check("to the website", { rule: "session-to-named-site" }, placeIn(entered), { websiteId, path: "/me/website" });
    const cookie = /^builder=[A-Za-z0-9]{22,};.*HttpOnly/;
    check("a cookie", { rule: "session-logs-in" }, entered.headers["set-cookie"], cookie);
    const [asked, ...more] = receiver.received;
    const [path, question] = asked?.path.split("?") ?? [];
    check("one question", rule, [asked?.method, path, asked?.body, more], ["GET", "/whoami", "", []]);
    check("with the token", rule, Object.fromEntries(new URLSearchParams(question)), { token });

    const again = (await goTo(stage, { token: "another", projectId })).is(302);
    check("by the project", rule, placeIn(again).websiteId, websiteId);
    const both = (await goTo(stage, { token: "third", projectId, websiteId })).is(302);
    check("by both", rule, placeIn(both).websiteId, websiteId);
    const questions = receiver.received.map((one) => new URLSearchParams(one.path.split("?")[1]).get("token"));
    check("one question a call", rule, questions, [token, "another", "third"]);
    const cookies = new Set([entered, again, both].map(cookieIn));
    check("a cookie each", { rule: "session-logs-in" }, cookies.size, 3);
  },
});
