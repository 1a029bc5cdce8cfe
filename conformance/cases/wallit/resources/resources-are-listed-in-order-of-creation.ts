import { listResources, publish, saveResource } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "The list holds the resources of the property alone, all of them, in order of their creation",
  contract: ["listResources 200"],
  rules: { positive: ["property-only-on-request"], contrast: ["api-key-of-this-property"] },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["resources-purpose", "resources-answer", "resources-property-id", "choice-unset-members"],
  async run(stage) {
    const { check } = stage;
    const [site, other] = [await aSite(stage), await aSite(stage)];
    const named = { status: "listResources 200" } as const;
    const keys = async (manage = site.manage) =>
      (await listResources(manage)).is(200).body.map(({ ExternalKey }) => ExternalKey);
    check("none at first", named, await keys(), []);

    const published = ["c", "a", "10", "9", "b"];
    for (const key of published) await publish(site, key);
    await publish(other, "theirs");
    check("in order of creation", named, await keys(), published);
    (await saveResource(site.manage, "a", { Title: "Changed" })).is(200);
    check("a change does not move it", named, await keys(), published);
    check("the other property has its own", named, await keys(other.manage), ["theirs"]);

    for (let number = 0; number < 60; number += 1)
      await publish(site, `more-${number}`, { Name: "More", Active: true });
    const all = [...published, ...Array.from({ length: 60 }, (_, number) => `more-${number}`)];
    check("the list has no pages", named, await keys(), all);
  },
});
