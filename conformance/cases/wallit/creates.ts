import type { Creation } from "../../kit/index.ts";
import { member } from "../../kit/json.ts";

const named =
  (name: string) =>
  (body: unknown): readonly string[] | undefined => {
    const found = member(body, name);
    return typeof found === "string" ? [found] : undefined;
  };

/** What stays: the vendor's API deletes nothing, and no panel action does. */
export const creates: readonly Creation[] = [
  { operation: "saveResource", what: "resources", ids: named("ExternalKey"), stays: "the API cannot delete them" },
  {
    operation: "saveExternalSubscriber",
    what: "external subscribers",
    ids: named("SubscriberKey"),
    stays: "the API cannot delete them",
  },
  { operation: "importExternalSubscribers", what: "imports", ids: named("ID"), stays: "the API cannot undo them" },
  { operation: "exportExternalSubscribers", what: "exports", ids: named("ID"), stays: "they vanish by themselves" },
  {
    operation: "exportFulfillmentSubscriptions",
    what: "exports",
    ids: named("ID"),
    stays: "they vanish by themselves",
  },
  { operation: "panel/addProperty", what: "properties", ids: named("Name"), stays: "no panel action deletes them" },
  {
    operation: "panel/addEndUser",
    what: "end users",
    ids: named("ApplicationUserID"),
    stays: "no panel action deletes them",
  },
];
