import { listResources, readResource, saveResource } from "../arrange.ts";
import { create } from "../resources.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A resource that an old client removes is inactive, and still listed and read",
  contract: ["listResources 200", "getResource 200"],
  rules: { positive: ["inactive-resource-still-shown"], contrast: ["resource-known"] },
  settings: { "inactive-resources": "shown" },
  does: "creates",
  since: "1.0",
  source: ["choice-inactive-listed", "client-managed-means-active", "resources-purpose"],
  async run({ as, check, unique }) {
    const manage = as("manage");
    const rule = { rule: "inactive-resource-still-shown" } as const;
    const [key, other] = [unique("article"), unique("other")];
    const before = await create(manage, key);
    await create(manage, other);

    (await saveResource(manage, key, { ExternalKey: key, Active: 0 })).is(200);
    const read = (await readResource(manage, key)).is(200);
    check("nothing but the switch has changed", rule, read.body, { ...before, Active: false });
    const listed = (await listResources(manage)).is(200).body.filter((one) => [key, other].includes(one.ExternalKey));
    check(
      "both are listed",
      rule,
      listed.map(({ ExternalKey, Active }) => [ExternalKey, Active]),
      [
        [key, false],
        [other, true],
      ],
    );
  },
});
