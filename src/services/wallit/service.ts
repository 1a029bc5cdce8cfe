import type { Contract } from "../../../openapi/wallit/contract.types.ts";
import { service } from "../../core/service.ts";
import { auth, type Caller } from "./auth.ts";
import { deliver } from "./deliver.ts";
import { invariants } from "./invariants.ts";
import { clearCallbackResult } from "./jobs/clear-callback-result.ts";
import { workOffExport } from "./jobs/work-off-export.ts";
import { workOffImport } from "./jobs/work-off-import.ts";
import { normalise } from "./normalise.ts";
import { getResourceAccess } from "./operations/access/get-resource-access.ts";
import { getResourceAccessByTemporaryUserToken } from "./operations/access/get-resource-access-by-temporary-user-token.ts";
import { authorizeAmpReader } from "./operations/amp/authorize-amp-reader.ts";
import { pingbackAmpReader } from "./operations/amp/pingback-amp-reader.ts";
import { getCallbackResult } from "./operations/callbacks/get-callback-result.ts";
import { getProperty } from "./operations/property/get-property.ts";
import { getResource } from "./operations/property/get-resource.ts";
import { listResources } from "./operations/property/list-resources.ts";
import { saveResource } from "./operations/property/save-resource.ts";
import { exportExternalSubscribers } from "./operations/subscribers/export-external-subscribers.ts";
import { exportFulfillmentSubscriptions } from "./operations/subscribers/export-fulfillment-subscriptions.ts";
import { getLinkedUsers } from "./operations/subscribers/get-linked-users.ts";
import { importExternalSubscribers } from "./operations/subscribers/import-external-subscribers.ts";
import { saveExternalSubscriber } from "./operations/subscribers/save-external-subscriber.ts";
import { paywall } from "./pages/paywall.ts";
import { panel } from "./panel-actions.ts";
import { render } from "./render.ts";
import { tables } from "./tables.ts";

export const wallit = service<Contract, typeof tables, Caller>({
  name: "wallit",
  title: "Wallit REST API",
  tables,
  sequences: { resource: 1 },
  numbers: { resource: ["resources"] },
  operations: {
    getResourceAccess,
    getResourceAccessByTemporaryUserToken,
    getProperty,
    listResources,
    getResource,
    saveResource,
    saveExternalSubscriber,
    getLinkedUsers,
    importExternalSubscribers,
    exportExternalSubscribers,
    exportFulfillmentSubscriptions,
    getCallbackResult,
    authorizeAmpReader,
    pingbackAmpReader,
  },
  panel,
  jobs: {
    "work-off-import": workOffImport,
    "work-off-export": workOffExport,
    "clear-callback-result": clearCallbackResult,
  },
  checks: ["route", "caller", "mediaType", "shape", "permission"],
  auth,
  normalise,
  render,
  deliver,
  webhookPlan: async () => (await import("./webhook-plan.ts")).webhookPlan,
  pages: { paywall },
  factory: async () => (await import("./factory.ts")).factories,
  fill: async () => (await import("./factory.ts")).fills,
  invariants,
});
