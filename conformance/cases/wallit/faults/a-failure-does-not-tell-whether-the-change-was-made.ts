import { notFound, readResource, saveResource } from "../arrange.ts";
import { create, defaultGroup } from "../resources.ts";
import { conformanceCase } from "../service.ts";

const failure = "An error has occurred.";

export default conformanceCase({
  title: "A failure before the change leaves everything as it was, and one afterwards leaves the change",
  contract: ["saveResource 500", "getResource 404", "getResource 200"],
  rules: { positive: ["server-failure", "resource-known"], contrast: ["put-creates-or-updates"] },
  needs: { capabilities: ["faults"] },
  does: "creates",
  since: "1.0",
  source: ["choice-server-failure"],
  async run({ as, check, control, unique }) {
    const manage = as("manage");
    const [before, after] = [unique("before"), unique("after")];
    const { PricingGroupID } = await defaultGroup(manage);
    const body = { Name: "Harbour", PricingGroup: { PricingGroupID } };

    await control.fault({ operation: "saveResource", answer: failure, at: "before" });
    (await saveResource(manage, before, body)).is(500, failure);
    (await readResource(manage, before)).is(404, notFound, { rule: "resource-known" });
    const made = await create(manage, before);
    await control.fault({ operation: "saveResource", answer: failure, at: "before" });
    (await saveResource(manage, before, { Title: "Night" })).is(500, failure);
    const same = (await readResource(manage, before)).is(200);
    check("as it was", { rule: "server-failure" }, same.body, made);

    await control.fault({ operation: "saveResource", answer: failure, at: "after" });
    (await saveResource(manage, after, body)).is(500, failure);
    (await readResource(manage, after)).is(200).has({ Name: "Harbour", ExternalKey: after });
  },
});
