import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aReseller, customerOf, goTo, placeIn, withSignOn } from "../sign-on.ts";

export default conformanceCase({
  title:
    "A browser whose token is nobody's, or about whom no answer comes, is sent to the reseller's login without a cookie",
  contract: ["startDeprecatedBuild 302"],
  rules: { positive: ["build-sends-to-login"], contrast: ["build-sends-to-login", "session-logs-in"] },
  needs: { capabilities: withSignOn },
  does: "creates",
  since: "1.0",
  source: ["build-login", "build-login-endpoint", "choice-build"],
  async run(stage) {
    const { arrange, check, setUp } = stage;
    const rule = { rule: "build-sends-to-login" } as const;
    const { receiver, loginUrl } = await aReseller(stage);
    const made = await aProject(stage);
    const { websiteId } = made;
    const { id, name, email } = customerOf(made);
    const sentToLogin = async (what: string) => {
      const { headers } = (await goTo(stage, { token: "t", websiteId })).is(302);
      check(what, rule, [headers["location"], headers["set-cookie"]], [loginUrl, undefined]);
    };
    for (const answer of [
      { status: 401, body: { id, name, email } },
      { status: 404 },
      { status: 500, body: { id, name, email } },
      { status: 201, body: { id, name, email } },
      { body: { name, email } },
      { body: { id, email } },
      { body: { id, name } },
      { body: { id: "", name, email } },
      { body: { id: null, name, email } },
      { body: [id, name, email] },
      { body: "nobody", type: "text/plain" },
      {},
    ]) {
      receiver.answer(answer);
      await sentToLogin(JSON.stringify(answer));
    }
    check("asked each time", rule, receiver.received.length, 12);

    receiver.answer({ body: { id, name, email } });
    const entered = (await goTo(stage, { token: "t", websiteId })).is(302);
    check("somebody", rule, placeIn(entered), { websiteId, path: "/me/website" });
    const checkUrl = "http://127.0.0.1:1/whoami";
    await setUp(() => arrange.setSignOnAddresses({ checkUrl, loginUrl }));
    await sentToLogin("nobody answers");
  },
});
