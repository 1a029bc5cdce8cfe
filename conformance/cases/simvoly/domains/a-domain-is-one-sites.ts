import { aProject, readProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A domain is kept in small letters and connected to one site alone",
  contract: ["connectDomain 200", "connectDomain 400"],
  rules: {
    positive: ["domain-unique-on-platform", "domain-kept-in-small-letters"],
    contrast: ["domain-unique-on-platform"],
  },
  does: "creates",
  since: "1.0",
  source: ["choice-domain"],
  async run(stage) {
    const rule = { rule: "domain-kept-in-small-letters" } as const;
    const [one, other] = [await aProject(stage), await aProject(stage)];
    const domain = `${stage.unique("shop")}.Example`;
    const connect = (id: number, body: { domain: string }) =>
      stage.as("platform").call("connectDomain", { path: { id }, body });
    (await connect(one.websiteId, { domain })).is(200);
    const taken = await connect(other.websiteId, { domain: domain.toUpperCase() });
    taken.is(400, "Domain is already connected to another website");
    const [site] = (await readProject(stage, one.projectId)).is(200).body.sites;
    stage.check("small letters", rule, site?.domain, domain.toLowerCase());
  },
});
