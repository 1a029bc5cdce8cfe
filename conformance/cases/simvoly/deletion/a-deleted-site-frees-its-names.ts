import { aProject } from "../arrange.ts";
import { connect } from "../domains.ts";
import { conformanceCase } from "../service.ts";
import { deleteWebsite, readWebsite } from "../sites.ts";

export default conformanceCase({
  title: "Domain and subdomain of a deleted site are free for others from then on, and taken until then",
  contract: ["setWebsiteStatus 200", "connectDomain 200", "createProject 200", "connectDomain 400"],
  rules: {
    positive: ["deleted-site-frees-its-names"],
    contrast: ["deleted-site-frees-its-names", "subdomain-varied", "domain-unique-on-platform"],
  },
  settings: { "business-refusal-status": 400 },
  does: "creates",
  since: "1.0",
  source: ["choice-site-deletion"],
  async run(stage) {
    const { check, unique } = stage;
    const rule = { rule: "deleted-site-frees-its-names" } as const;
    const [base, domain] = [unique("shop"), `${unique("shop")}.example`];
    const made = () => aProject(stage, { customerSubdomain: base });
    const [old, next] = [await made(), await made()];
    (await connect(stage, old.websiteId, domain)).is(200);
    check("taken", rule, [old.subdomain, next.subdomain], [base, `${base}-2`]);
    const taken = "Domain is already connected to another website";
    (await connect(stage, next.websiteId, domain)).is(400, taken, { rule: "domain-unique-on-platform" });

    (await deleteWebsite(stage, old.websiteId)).is(200);
    (await connect(stage, next.websiteId, domain)).is(200);
    check("the domain", rule, (await readWebsite(stage, next)).is(200).body.domain, domain);
    check("the subdomain", rule, (await made()).subdomain, base);
    check("once", rule, (await made()).subdomain, `${base}-3`);
  },
});
