import { asForm, asJson, bearerCalls, managementPosts } from "../calls.ts";
import { conformanceCase } from "../service.ts";

const message = "Malformed request body";
const [createSession] = bearerCalls;

export default conformanceCase({
  title: "A body announced as JSON that is none, or one that is too long, is refused, and another kind counts as none",
  contract: [
    "createProject 400",
    "addWebsite 400",
    "assignCustomer 400",
    "unassignCustomer 400",
    "setWebsiteStatus 400",
    "setProjectStatus 400",
    "activateProject 400",
    "setAddon 400",
    "checkLimits 400",
    "connectDomain 400",
    "disconnectDomain 400",
    "setPersonalizationTags 400",
    "createUser 400",
    "searchUser 400",
    "createSession 400",
  ],
  rules: { positive: ["body-well-formed"], contrast: ["body-well-formed", "required-parameters-present"] },
  does: "reads",
  since: "1.0",
  source: ["choice-json-bodies"],
  sends: "invalid",
  async run({ as, check }) {
    const platform = as("platform");
    const rule = { rule: "body-well-formed" } as const;
    for (const call of [...managementPosts, createSession]) {
      const refused = (await platform.send({ ...call, headers: asJson, body: '{"email": "' })).is(400, message, rule);
      check(`${call.operation} says nothing more`, rule, refused.body, { success: false, message });
    }
    const limits = {
      operation: "checkLimits",
      method: "GET",
      path: "/api/v1/website/1/check-limits?planId=1",
    } as const;
    (await platform.send({ ...limits, headers: asJson, body: "{" })).is(400, message, rule);
    const search = { operation: "searchUser", method: "POST", path: "/api/v1/users/search" } as const;
    for (const body of [
      "nobody",
      "{'email': 'nobody'}",
      "[",
      '{"email": "nobody"}}',
      new Uint8Array([123, 255, 125]),
    ]) {
      (await platform.send({ ...search, headers: asJson, body })).is(400, message, rule);
    }
    const long = "x".repeat(4 * 1024 * 1024);
    (await platform.send({ ...search, headers: asForm, body: `email=${long}` })).is(400, message, rule);
    (await platform.send({ ...search, headers: asJson, body: `{"email": "${long}"}` })).is(400, message, rule);

    for (const headers of [{ "content-type": "text/plain" }, { "content-type": "application/xml" }, {}]) {
      for (const body of ['{"email": "', "email=nobody"]) {
        (await platform.send({ ...search, headers, body })).is(400, "Missing required parameter");
      }
    }
    (await platform.send({ ...search, headers: asForm, body: '{"email": "' })).is(400, "Missing required parameter");
    (await platform.send({ ...search, headers: asJson, body: '{"email": "nobody"}' })).is(404, "User not found");
  },
});
