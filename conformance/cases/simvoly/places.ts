import type { Hands } from "./arrange.ts";
import { addWebsite, type Place, readWebsite, websitesOf } from "./sites.ts";

/** A complete and well-formed call about a place and a customer. */
interface About extends Place {
  externalCustomerId: string;
  planId: number;
}

const browse = (stage: Hands, query: { websiteId: number } | { projectId: number }) =>
  stage.anonymous.call("startDeprecatedBuild", { query: { token: "somebody", ...query } });

/** Every call that names a project, by operation. */
export const callsOfAProject = {
  addWebsite: (stage: Hands, { projectId }: About) => addWebsite(stage, { projectId }),
  assignCustomer: (stage: Hands, { projectId, externalCustomerId }: About) =>
    stage.as("platform").call("assignCustomer", { body: { projectId, externalCustomerId } }),
  unassignCustomer: (stage: Hands, { projectId, externalCustomerId }: About) =>
    stage.as("platform").call("unassignCustomer", { body: { projectId, externalCustomerId } }),
  getProject: (stage: Hands, { projectId }: About) => stage.as("platform").call("getProject", { path: { projectId } }),
  listProjectWebsites: (stage: Hands, { projectId }: About) => websitesOf(stage, projectId),
  getWebsite: (stage: Hands, place: About) => readWebsite(stage, place),
  setAddon: (stage: Hands, { projectId: id }: About) =>
    stage.as("platform").call("setAddon", { path: { id }, body: { type: "EMAIL_MARKETING", value: 500 } }),
  setProjectStatus: (stage: Hands, { projectId: id }: About) =>
    stage.as("platform").call("setProjectStatus", { path: { id }, body: { status: "EXPIRED" } }),
  activateProject: (stage: Hands, { projectId: id, planId }: About) =>
    stage.as("platform").call("activateProject", { path: { id }, body: { planId, forMonths: 1 } }),
  createSession: (stage: Hands, { projectId, externalCustomerId }: About) =>
    stage.as("platform").call("createSession", { body: { projectId, externalCustomerId } }),
  startDeprecatedBuild: (stage: Hands, { projectId }: About) => browse(stage, { projectId }),
} as const;

/** Every call that names a website, by operation; the session is about the website, too. */
export const callsOfAWebsite = {
  checkLimits: (stage: Hands, { websiteId: id, planId }: About) =>
    stage.as("platform").call("checkLimits", { path: { id }, query: { planId } }),
  assignCustomer: (stage: Hands, { websiteId, externalCustomerId }: About) =>
    stage.as("platform").call("assignCustomer", { body: { websiteId, externalCustomerId } }),
  unassignCustomer: (stage: Hands, { projectId, websiteId, externalCustomerId }: About) =>
    stage.as("platform").call("unassignCustomer", { body: { projectId, websiteId, externalCustomerId } }),
  connectDomain: (stage: Hands, { websiteId: id }: About) =>
    stage.as("platform").call("connectDomain", { path: { id }, body: { domain: `${stage.unique("shop")}.example` } }),
  disconnectDomain: (stage: Hands, { websiteId: id }: About) =>
    stage.as("platform").call("disconnectDomain", { path: { id }, body: { domain: "shop.example" } }),
  setPersonalizationTags: (stage: Hands, { websiteId: id }: About) =>
    stage.as("platform").call("setPersonalizationTags", { path: { id }, body: { brandColor: "#fff" } }),
  createSession: (stage: Hands, { projectId, websiteId, externalCustomerId }: About) =>
    stage.as("platform").call("createSession", { body: { projectId, websiteId, externalCustomerId } }),
  startDeprecatedBuild: (stage: Hands, { websiteId }: About) => browse(stage, { websiteId }),
  setWebsiteStatus: (stage: Hands, { websiteId: id }: About) =>
    stage.as("platform").call("setWebsiteStatus", { path: { id }, body: { status: "DELETED" } }),
} as const;
