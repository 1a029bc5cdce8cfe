import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { anotherSite, aRoomyProject, deleteWebsite, readWebsite } from "../sites.ts";

export default conformanceCase({
  title: "A subdomain that is taken is varied by a hyphen and the lowest number from 2 that is free, and never refused",
  contract: ["createProject 200", "addWebsite 200"],
  rules: {
    positive: ["subdomain-varied", "subdomain-variation-numbered", "deleted-site-frees-its-names"],
    contrast: ["subdomain-varied", "subdomain-variation-numbered"],
  },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["create-subdomain", "add-subdomain", "subdomains-in-use"],
  async run(stage) {
    const { check, unique } = stage;
    const rule = { rule: "subdomain-variation-numbered" } as const;
    const base = unique("shop");
    const { projectId } = await aRoomyProject(stage);
    const wish = (customerSubdomain: string) => aProject(stage, { customerSubdomain });
    const add = (customerSubdomain: string) => anotherSite(stage, { projectId, customerSubdomain });

    const sites = [await wish(base), await add(base), await wish(base.toUpperCase()), await add(base)];
    const got = sites.map(({ subdomain }) => subdomain);
    check("numbered", rule, got, [base, `${base}-2`, `${base}-3`, `${base}-4`]);
    for (const site of sites) {
      check("shown", rule, (await readWebsite(stage, site)).is(200).body.subdomain, site.subdomain);
    }
    check("of a variation", rule, (await wish(`${base}-2`)).subdomain, `${base}-2-2`);
    const free = `${base}-5`;
    check("free as wished", { rule: "subdomain-varied" }, (await add(free)).subdomain, free);
    check("that one is taken", rule, (await add(base)).subdomain, `${base}-6`);

    const third = sites[2]?.websiteId ?? 0;
    (await deleteWebsite(stage, third)).is(200);
    check("the gap first", rule, (await add(base)).subdomain, `${base}-3`);
    (await deleteWebsite(stage, sites[0]?.websiteId ?? 0)).is(200);
    check("the first one again", { rule: "subdomain-varied" }, (await wish(base)).subdomain, base);
  },
});
