import { notFound, readResource, saveResource } from "../arrange.ts";
import { create } from "../resources.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "Where the setting says so, another ExternalKey in the body is ignored, and the rest of the body is taken",
  contract: ["saveResource 200", "getResource 404"],
  rules: { positive: ["put-creates-or-updates", "resource-known"], contrast: ["external-key-immutable"] },
  settings: { "other-external-key": "ignored" },
  does: "creates",
  since: "1.0",
  source: ["choice-key-change", "notes-key-immutable"],
  async run({ as, check, unique }) {
    const manage = as("manage");
    const [key, other] = [unique("article"), unique("other")];
    const before = await create(manage, key);

    const changed = (await saveResource(manage, key, { ExternalKey: other, Title: "Night" })).is(200);
    check("the rest is taken", { rule: "external-key-immutable" }, changed.body, { ...before, Title: "Night" });
    (await readResource(manage, key)).is(200).has({ ExternalKey: key, Title: "Night" });
    (await readResource(manage, other)).is(404, notFound, { rule: "resource-known" });
  },
});
