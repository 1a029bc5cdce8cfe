import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aReseller, customerOf, goTo, placeIn, withSignOn } from "../sign-on.ts";

export default conformanceCase({
  title:
    "The customer is found by the external id that the reseller's service names, also as a number, and by nothing else",
  contract: ["startDeprecatedBuild 302", "startDeprecatedBuild 403"],
  rules: {
    positive: ["build-asks-the-reseller", "session-needs-access"],
    contrast: ["build-asks-the-reseller", "unknown-external-customer-created"],
  },
  needs: { capabilities: withSignOn },
  does: "creates",
  since: "1.0",
  source: ["build-check-endpoint", "choice-build"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "build-asks-the-reseller" } as const;
    const { receiver } = await aReseller(stage);
    const first = await aProject(stage);
    const number = 7_000_000_000 + first.projectId;
    const numbered = { externalCustomerId: String(number), customerEmail: `${number}@clients.example` };
    const { websiteId } = await aProject(stage, numbered);

    receiver.answer({ body: { ...customerOf(numbered), id: number } });
    check("a number", rule, placeIn((await goTo(stage, { token: "t", websiteId })).is(302)).websiteId, websiteId);
    receiver.answer({ body: { ...customerOf(first), id: String(number) } });
    const renamed = (await goTo(stage, { token: "t", websiteId })).is(302);
    check("name and address do not matter", rule, placeIn(renamed).websiteId, websiteId);

    const message = "User has no access to this project";
    const unknown = stage.unique("unknown");
    for (const id of [unknown, first.externalCustomerId]) {
      receiver.answer({ body: { ...customerOf(numbered), id } });
      const refused = (await goTo(stage, { token: "t", websiteId })).is(403, message);
      refused.has({ success: false, message }).header("set-cookie", undefined).header("location", undefined);
    }
    const listed = stage.as("platform").call("listProjects", { query: { externalCustomerId: unknown } });
    check("nobody is created", { rule: "session-creates-nobody" }, (await listed).is(200).body, []);
  },
});
