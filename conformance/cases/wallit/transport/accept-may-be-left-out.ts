import { ask, readProperty } from "../arrange.ts";
import { changed, everyCall } from "../calls.ts";
import { conformanceCase, ownKey } from "../service.ts";

export default conformanceCase({
  title: "A call without Accept, or with another one than JSON, is answered all the same, in JSON",
  contract: ["getProperty 200", "getResourceAccess 200", "listResources 200"],
  rules: { positive: ["success-is-always-200"], contrast: ["authentication-header-needed"] },
  does: "reads",
  since: "1.0",
  source: ["choice-accept-left-out", "headers-required", "format-json", "format-others"],
  async run({ as, check }) {
    const usual = (await readProperty(as("manage"))).is(200);
    for (const accept of [undefined, "*/*", "text/json", "text/html", "application/xml"]) {
      const path = { propertyID: ownKey };
      const answer = (await as("manage").call("getProperty", { path, headers: { accept } })).is(200);
      check("the same answer", { rule: "success-is-always-200" }, answer.body, usual.body);
      answer.header("content-type", /^application\/json\b/, { rule: "success-is-always-200" });
    }
    const reads = everyCall.filter(({ operation }) => /^(?:getProperty|listResources)$/.test(operation));
    for (const call of reads) {
      (await as(call.role).send(changed(call, { accept: undefined, "content-type": "application/json" }))).is(200);
    }
    (await ask(as("access"), "nothing")).is(200).header("content-type", /^application\/json\b/);
  },
});
