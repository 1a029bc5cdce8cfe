import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aReseller, cookieIn, customerOf, goTo, placeIn, withSignOn } from "../sign-on.ts";

const message = "Single sign-on is not configured";

export default conformanceCase({
  title: "The deprecated sign-on needs both addresses that are configured for it, also for a browser that is known",
  contract: ["startDeprecatedBuild 400", "startDeprecatedBuild 302"],
  rules: { positive: ["build-needs-its-addresses"], contrast: ["build-needs-its-addresses"] },
  needs: { capabilities: withSignOn },
  does: "creates",
  since: "1.0",
  source: ["build-check-endpoint", "build-login-endpoint", "build-deprecated"],
  async run(stage) {
    const { arrange, check, setUp } = stage;
    const rule = { rule: "build-needs-its-addresses" } as const;
    const { receiver, checkUrl, loginUrl } = await aReseller(stage);
    const made = await aProject(stage);
    const { websiteId } = made;
    receiver.answer({ body: customerOf(made) });
    const cookie = cookieIn((await goTo(stage, { token: "t", websiteId })).is(302));

    for (const addresses of [{}, { checkUrl }, { loginUrl }]) {
      await setUp(() => arrange.setSignOnAddresses(addresses));
      const refused = (await goTo(stage, { token: "t", websiteId })).is(400, message);
      refused.has({ success: false, message }).header("location", undefined).header("set-cookie", undefined);
    }
    (await goTo(stage, { token: "t", websiteId }, cookie)).is(400, message);
    check("nobody was asked", rule, receiver.received.length, 1);
    await setUp(() => arrange.setSignOnAddresses({ checkUrl: `${checkUrl}?shop=7`, loginUrl }));
    const entered = (await goTo(stage, { token: "t", websiteId })).is(302);
    check("let in", rule, placeIn(entered).websiteId, websiteId);
    const question = new URLSearchParams(receiver.received.at(-1)?.path.split("?")[1]);
    check("the address as it is entered", rule, Object.fromEntries(question), { shop: "7", token: "t" });
  },
});
