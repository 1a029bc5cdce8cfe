import { invalid, readResource } from "../arrange.ts";
import { asJson, everyCall, takesBody } from "../calls.ts";
import { create } from "../resources.ts";
import { conformanceCase, ownKey } from "../service.ts";

const broken = ["{", '{"Title":"Night",}', "Title=Night", '{"Title":"Night"} x', "'Title'"];

export default conformanceCase({
  title: "A body that is announced as JSON and is none is refused by every operation that takes one",
  contract: [
    "saveResource 400",
    "saveExternalSubscriber 400",
    "importExternalSubscribers 400",
    "exportExternalSubscribers 400",
    "exportFulfillmentSubscriptions 400",
  ],
  rules: { positive: ["json-body-well-formed"], contrast: ["members-of-their-type", "creation-needs-name"] },
  does: "creates",
  since: "1.0",
  source: ["format-json", "header-content-type", "choice-broken-body"],
  sends: "invalid",
  async run({ as, check, unique }) {
    const manage = as("manage");
    const rule = { rule: "json-body-well-formed" } as const;
    for (const call of everyCall.filter(takesBody)) {
      for (const body of broken) {
        const refused = await as(call.role).send({ ...call, body });
        refused.is(400, invalid, rule);
        refused.has({ ModelState: { body: [/./] } }, rule);
      }
    }

    const key = unique("article");
    const before = await create(manage, key);
    const path = `/api/Property/${ownKey}/Resource/${key}`;
    const put = { operation: "saveResource", method: "PUT", path, headers: asJson } as const;
    (await manage.send({ ...put, body: '{"Title":"Night"' })).is(400, invalid, rule);
    const after = (await readResource(manage, key)).is(200);
    check("nothing has changed", rule, after.body, before);
    (await manage.send({ ...put, body: '  {"Title":"Night"}\n' })).is(200).has({ Title: "Night" }, rule);
  },
});
