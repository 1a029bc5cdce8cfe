import { notFound, publish, readResource } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "Reading a resource that the property does not have is an item not found, also where another property has it",
  contract: ["getResource 404", "getResource 200"],
  rules: { positive: ["resource-known"], contrast: ["resource-known", "success-is-always-200"] },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["client-managed-means-active", "error-item-not-found", "client-error-message", "choice-key-case"],
  async run(stage) {
    const { check } = stage;
    const [site, other] = [await aSite(stage), await aSite(stage)];
    const key = await publish(site, "Article");

    (await readResource(site.manage, key)).is(200).has({ ExternalKey: key });
    const refused = await readResource(other.manage, key);
    refused.is(404, notFound);
    check("nothing but the message", { rule: "resource-known" }, refused.body, { Message: notFound });
    for (const near of ["article", "ARTICLE", "Article ", "Articl"]) {
      (await readResource(site.manage, near)).is(404, notFound);
    }
  },
});
