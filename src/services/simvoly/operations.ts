import { assignCustomer } from "./operations/access/assign-customer.ts";
import { unassignCustomer } from "./operations/access/unassign-customer.ts";
import { getFunnelTemplate } from "./operations/catalogue/get-funnel-template.ts";
import { getTemplate } from "./operations/catalogue/get-template.ts";
import { listFunnelTemplates } from "./operations/catalogue/list-funnel-templates.ts";
import { listTemplates } from "./operations/catalogue/list-templates.ts";
import { connectDomain } from "./operations/domains/connect-domain.ts";
import { disconnectDomain } from "./operations/domains/disconnect-domain.ts";
import { setPersonalizationTags } from "./operations/domains/set-personalization-tags.ts";
import { addWebsite } from "./operations/projects/add-website.ts";
import { createProject } from "./operations/projects/create-project.ts";
import { getProject } from "./operations/projects/get-project.ts";
import { getWebsite } from "./operations/projects/get-website.ts";
import { listProjectWebsites } from "./operations/projects/list-project-websites.ts";
import { listProjects } from "./operations/projects/list-projects.ts";
import { createSession } from "./operations/sessions/create-session.ts";
import { openSession } from "./operations/sessions/open-session.ts";
import { startDeprecatedBuild } from "./operations/sessions/start-deprecated-build.ts";
import { checkWebsiteKey } from "./operations/site-api/check-website-key.ts";
import { listContacts } from "./operations/site-api/list-contacts.ts";
import { activateProject } from "./operations/subscriptions/activate-project.ts";
import { checkLimits } from "./operations/subscriptions/check-limits.ts";
import { listPlans } from "./operations/subscriptions/list-plans.ts";
import { setAddon } from "./operations/subscriptions/set-addon.ts";
import { setProjectStatus } from "./operations/subscriptions/set-project-status.ts";
import { setWebsiteStatus } from "./operations/subscriptions/set-website-status.ts";
import { createUser } from "./operations/users/create-user.ts";
import { deleteUser } from "./operations/users/delete-user.ts";
import { getUser } from "./operations/users/get-user.ts";
import { searchUser } from "./operations/users/search-user.ts";

/** What the API offers, by operationId. */
export const operations = {
  createProject,
  addWebsite,
  assignCustomer,
  unassignCustomer,
  listProjects,
  getProject,
  listProjectWebsites,
  getWebsite,
  setWebsiteStatus,
  setProjectStatus,
  activateProject,
  setAddon,
  checkLimits,
  connectDomain,
  disconnectDomain,
  setPersonalizationTags,
  createUser,
  searchUser,
  getUser,
  deleteUser,
  listTemplates,
  getTemplate,
  listFunnelTemplates,
  getFunnelTemplate,
  listPlans,
  createSession,
  openSession,
  startDeprecatedBuild,
  checkWebsiteKey,
  listContacts,
};
