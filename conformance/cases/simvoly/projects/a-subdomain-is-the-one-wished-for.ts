import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { anotherSite, aRoomyProject, readWebsite } from "../sites.ts";

export default conformanceCase({
  title:
    "A subdomain is the one wished for, in small letters with nothing but letters, digits and hyphens, or else the customer's first name, or site",
  contract: ["createProject 200", "addWebsite 200"],
  rules: {
    positive: ["subdomain-wished", "subdomain-cleaned"],
    contrast: ["subdomain-wished", "subdomain-cleaned", "subdomain-varied"],
  },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["create-subdomain", "add-subdomain", "choice-subdomains"],
  async run(stage) {
    const { check, unique } = stage;
    const [wished, cleaned] = [{ rule: "subdomain-wished" }, { rule: "subdomain-cleaned" }] as const;
    const { projectId } = await aRoomyProject(stage);
    const made = async (customerSubdomain: string) => [
      await aProject(stage, { customerSubdomain: `${customerSubdomain}-a` }),
      await anotherSite(stage, { projectId, customerSubdomain: `${customerSubdomain}-b` }),
    ];

    const [plain, mixed] = [unique("shop"), unique("shop")];
    const sites = [...(await made(plain)), ...(await made(`Olga's ${mixed.toUpperCase()}_2.!`))];
    const got = sites.map(({ subdomain }) => subdomain);
    check("as wished", wished, got.slice(0, 2), [`${plain}-a`, `${plain}-b`]);
    check("cleaned", cleaned, got.slice(2), [`olgas${mixed}2-a`, `olgas${mixed}2-b`]);
    for (const site of sites) {
      check("shown", wished, (await readWebsite(stage, site)).is(200).body.subdomain, site.subdomain);
    }

    const long = unique("long").padEnd(70, "x");
    const [cut, next] = [await made(`--${long}`), await made(long)].map((sites) => sites.map((one) => one.subdomain));
    const label = long.slice(0, 63);
    const varied = (number: number) => `${label.slice(0, 61)}-${number}`;
    check(
      "as long as a host allows",
      cleaned,
      [cut, next],
      [
        [label, varied(2)],
        [varied(3), varied(4)],
      ],
    );
    const customerFirstName = unique("Zoë_Anne").replace("ë", "e");
    const clean = customerFirstName.toLowerCase().replace("_", "");
    const named = await aRoomyProject(stage, { customerFirstName, customerLastName: "Weber" });
    const second = await anotherSite(stage, { projectId: named.projectId });
    check("by the first name", cleaned, [named.subdomain, second.subdomain], [clean, `${clean}-2`]);
    const nameless = await aProject(stage, { customerFirstName: "", customerLastName: "", customerSubdomain: "" });
    check("site", cleaned, nameless.subdomain, /^site(-\d+)?$/);
  },
});
