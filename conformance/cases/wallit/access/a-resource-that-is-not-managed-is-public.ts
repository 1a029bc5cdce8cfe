import { ask } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A resource key that the property does not have is granted as UnknownResource, and is no item not found",
  contract: ["getResourceAccess 200"],
  rules: { positive: ["unmanaged-resource-is-public"], contrast: ["api-key-known", "denial-carries-action-address"] },
  does: "creates",
  since: "1.0",
  source: [
    "client-unknown-resource",
    "access-purpose",
    "access-answer",
    "access-resource-key",
    "access-api-purpose",
    "access-api-host",
  ],
  async run({ as, check, unique }) {
    for (const resourceKey of ["api-validation", unique("article"), unique("article").padEnd(80, "x"), "a/b c?d"]) {
      const answer = await ask(as("access"), resourceKey, { ResourceURL: "api-validation", UserToken: "" });
      answer.is(200).has(
        {
          ResourceName: "",
          AccessReason: "UnknownResource",
          AccessAction: "Grant",
          AccessActionURL: "",
          UserName: "Anonymous User",
          IsAnonymousUser: true,
          Purchase: { IsPurchased: false },
          Subscription: { IsCurrent: false, IsExpired: false, SubscriptionGroupID: "" },
        },
        { rule: "unmanaged-resource-is-public" },
      );
      check("JSON", { rule: "success-is-always-200" }, answer.headers["content-type"], /^application\/json\b/);
    }
  },
});
