import { listResources, readProperty, readResource } from "../arrange.ts";
import { create } from "../resources.ts";
import { conformanceCase, ownKey } from "../service.ts";

export default conformanceCase({
  title: "A resource shows its property where includePropertyData is true, in any spelling, and null otherwise",
  contract: ["getResource 200", "listResources 200"],
  rules: { positive: ["property-only-on-request"], contrast: ["property-only-on-request", "parameters-readable"] },
  does: "creates",
  since: "1.0",
  source: ["vendor-manage-yaml", "resources-answer"],
  async run({ as, check, unique }) {
    const manage = as("manage");
    const rule = { rule: "property-only-on-request" } as const;
    const externalKey = unique("article");
    const plain = await create(manage, externalKey);
    const property = (await readProperty(manage)).is(200).body;
    const path = { propertyID: ownKey, externalKey };

    for (const includePropertyData of ["true", "True", "TRUE", "1"]) {
      const shown = (await manage.call("getResource", { path, query: { includePropertyData } })).is(200);
      check("with its property", rule, shown.body, { ...plain, Property: property });
    }
    for (const includePropertyData of ["false", "False", "FALSE", "0", ""]) {
      const shown = (await manage.call("getResource", { path, query: { includePropertyData } })).is(200);
      check("without", rule, shown.body, plain);
    }
    check("left out", rule, (await readResource(manage, externalKey)).is(200).body.Property, null);
    const listed = (await listResources(manage)).is(200).body;
    check("none in the list", rule, listed.filter(({ Property }) => Property !== null).length, 0);
  },
});
