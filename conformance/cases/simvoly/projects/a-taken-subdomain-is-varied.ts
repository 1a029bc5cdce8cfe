import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A subdomain that is taken gets the lowest free number from 2",
  contract: ["createProject 200"],
  rules: {
    positive: ["subdomain-wished", "subdomain-varied", "subdomain-variation-numbered"],
    contrast: ["subdomain-varied"],
  },
  does: "creates",
  since: "1.0",
  source: ["create-subdomain", "subdomains-in-use"],
  async run(stage) {
    const rule = { rule: "subdomain-variation-numbered" } as const;
    const customerSubdomain = stage.unique("shop").toLowerCase();
    const got: string[] = [];
    for (let made = 0; made < 3; made += 1) got.push((await aProject(stage, { customerSubdomain })).subdomain);
    const expected = [customerSubdomain, `${customerSubdomain}-2`, `${customerSubdomain}-3`];
    stage.check("numbered", rule, got, expected);
  },
});
