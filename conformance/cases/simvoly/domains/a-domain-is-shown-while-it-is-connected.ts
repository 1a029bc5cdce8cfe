import { aProject, readProject } from "../arrange.ts";
import { connect, disconnect, domainOf } from "../domains.ts";
import { conformanceCase } from "../service.ts";
import { anotherSite, aRoomyProject, websitesOf } from "../sites.ts";

export default conformanceCase({
  title:
    "A domain is shown on its site until it is disconnected, and null then; another one takes its place and sets it free",
  contract: [
    "connectDomain 200",
    "disconnectDomain 200",
    "getWebsite 200",
    "getProject 200",
    "listProjectWebsites 200",
  ],
  rules: {
    positive: ["domain-shown-while-connected"],
    contrast: ["domain-shown-while-connected", "domain-unique-on-platform", "connected-domain-named"],
  },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: [
    "connect-address",
    "connect-domain",
    "connect-answer",
    "disconnect-address",
    "disconnect-domain",
    "disconnect-answer",
    "choice-domain",
  ],
  async run(stage) {
    const { check, unique } = stage;
    const rule = { rule: "domain-shown-while-connected" } as const;
    const first = await aRoomyProject(stage);
    const { projectId } = first;
    const second = await anotherSite(stage, { projectId });
    const elsewhere = await aProject(stage);
    const shown = async (...expected: readonly (string | null)[]) => {
      const { sites } = (await readProject(stage, projectId)).is(200).body;
      check(
        "in the project",
        rule,
        sites.map(({ domain }) => domain),
        expected,
      );
      const list = (await websitesOf(stage, projectId)).is(200).body;
      check(
        "in the list",
        rule,
        list.map(({ domain }) => domain),
        expected,
      );
      const alone = [await domainOf(stage, first), await domainOf(stage, second)];
      check("alone", rule, alone, expected);
    };
    const [shop, cakes] = [`${unique("shop")}.example`, `${unique("cakes")}.example`];
    await shown(null, null);
    for (const again of [shop, shop]) {
      const answer = (await connect(stage, first.websiteId, again)).is(200).body;
      check("answer", { status: "connectDomain 200" }, answer, { success: true });
      await shown(shop, null);
    }
    (await connect(stage, first.websiteId, cakes)).is(200);
    await shown(cakes, null);
    (await connect(stage, second.websiteId, shop)).is(200);
    await shown(cakes, shop);
    const answer = (await disconnect(stage, first.websiteId, cakes)).is(200).body;
    check("answer", { status: "disconnectDomain 200" }, answer, { success: true });
    await shown(null, shop);
    (await connect(stage, elsewhere.websiteId, cakes)).is(200);
    check("free for others", rule, await domainOf(stage, elsewhere), cakes);
    await shown(null, shop);
  },
});
