import { listResources, notFound, publish, readResource, saveResource } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "Where the setting says so, an inactive resource is neither listed nor read, and comes back when it is active",
  contract: ["listResources 200", "getResource 404"],
  rules: { positive: ["resource-known"], contrast: ["inactive-resource-still-shown"] },
  needs: { capabilities: ["panel", "clock"] },
  settings: { "inactive-resources": "left-out" },
  does: "creates",
  since: "1.0",
  source: ["choice-inactive-listed"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "inactive-resource-still-shown" } as const;
    const site = await aSite(stage);
    for (const key of ["one", "two"]) await publish(site, key);
    const keys = async () => (await listResources(site.manage)).is(200).body.map(({ ExternalKey }) => ExternalKey);

    (await saveResource(site.manage, "one", { Active: false })).is(200).has({ ExternalKey: "one", Active: false });
    check("it is not listed", rule, await keys(), ["two"]);
    const read = await readResource(site.manage, "one");
    check("it is not read", rule, read.status, 404);
    read.is(404, notFound, { rule: "resource-known" });

    (await saveResource(site.manage, "one", { Active: 1 })).is(200).has({ Name: "About one", Active: true });
    check("it is back", rule, await keys(), ["one", "two"]);
    (await readResource(site.manage, "one")).is(200).has({ Name: "About one", Price: 0.4 });
  },
});
