import type { Help } from "../../core/change.ts";
import { type ApiError, panelRefusal } from "../../core/refusal.ts";
import { type Context, refusal, type Settings } from "./contract.ts";
import { aFunnelTemplate, anotherProject, anotherWebsite, aPlan, aTemplate, aUser } from "./suggest.ts";

type RuleId = Parameters<typeof refusal>[0];

const failure = (status: number, message: string, help?: Help) => ({ status, body: { success: false, message }, help });

const missing = (rule: RuleId, name: string) =>
  refusal(rule, failure(400, "Missing required parameter", { says: `send ${name}` }));

// keys
export const clientKeyNeeded = () =>
  refusal(
    "client-key-needed",
    failure(401, "Invalid client key", { says: "send the platform key in X-CLIENT-KEY", as: "platform" }),
  );
export const bearerKeyNeeded = () =>
  refusal(
    "bearer-key-needed",
    failure(401, "Invalid client key", { says: "send Authorization: Bearer and the platform key", as: "platform" }),
  );
export const websiteKeyNeeded = () =>
  refusal(
    "website-key-or-platform-key",
    failure(401, "Invalid API key", { says: "send Authorization: Bearer and the website's key", as: "website" }),
  );
export const siteHostUnknown = () =>
  refusal(
    "site-host-known",
    failure(404, "Website not found", { says: "name the website's host in X-Forwarded-Host", as: "website" }),
  );

// how it is asked
export const noRoute = () => refusal("route-known", failure(404, "Not found"));
export const methodNotOffered = (methods: readonly string[]) =>
  refusal("method-offered", {
    ...failure(405, "Method not allowed", { says: `send ${methods.join(" or ")}`, method: methods[0] ?? "GET" }),
    headers: { allow: methods.join(", ") },
  });
export const brokenBody = (says: string) =>
  refusal("body-well-formed", failure(400, "Malformed request body", { says }));
export const serverFailure = () => refusal("server-failure", failure(500, "Internal server error"));

/** What the schemas refuse, by the rule that says so. */
export const byShape = {
  "required-parameters-present": "Missing required parameter",
  "unassign-needs-project": "Missing required parameter",
  "parameters-of-their-type": "Invalid parameter",
  "contacts-limits": "Invalid parameter",
  "email-well-formed": "Invalid email",
  "user-locale-supported": "Unsupported locale",
  "status-known": "Invalid status",
  "period-known": "Invalid period",
  "months-whole-and-positive": "Invalid number of months",
  "addon-known": "Unknown addon",
  "addon-value-allowed": "Invalid addon value",
  "domain-well-formed": "Invalid domain",
  "color-well-formed": "Invalid color",
} as const satisfies Partial<Record<RuleId, string>>;

export const outOfShape = (rule: keyof typeof byShape, help: Help | undefined) =>
  refusal(rule, failure(400, byShape[rule], help));

// customers and users
export const customerNotNamedOnce = () =>
  refusal(
    "customer-named-once",
    failure(400, "Provide exactly one customer identifier", { says: "send externalCustomerId alone" }),
  );
export const userUnknown = (ctx: Context) =>
  refusal(
    "user-known",
    failure(404, "User not found", () => aUser(ctx)),
  );
export const sessionForNobody = (ctx: Context) =>
  refusal(
    "session-creates-nobody",
    failure(404, "User not found", () => aUser(ctx)),
  );
export const customerEmailNeeded = () =>
  refusal(
    "new-customer-needs-email",
    failure(400, "Customer email is required for a new customer", { says: "send customerEmail" }),
  );
export const customerEmailTaken = (externalId: string) =>
  refusal(
    "customer-email-free",
    failure(400, "Customer email belongs to another customer", {
      says: `send externalCustomerId: ${externalId}, or another customerEmail`,
      set: { externalCustomerId: externalId },
    }),
  );
export const emailTaken = () =>
  refusal("user-email-unique", failure(400, "Email is already in use", { says: "send another email" }));
export const ownsActiveProject = (id: number) =>
  refusal(
    "owner-of-active-project-stays",
    failure(400, "User owns an active project", { says: `expire project ${id} first` }),
  );

// what is named
export const projectUnknown = (id: number, ctx: Context) =>
  refusal(
    "project-known",
    failure(404, "Project not found", () => anotherProject(id, ctx)),
  );
export const websiteUnknown = (id: number, ctx: Context) =>
  refusal(
    "website-known",
    failure(404, "Website not found", () => anotherWebsite(id, ctx)),
  );
export const websiteOfOtherProject = (id: number, ctx: Context) =>
  refusal(
    "website-in-its-project",
    failure(404, "Website not found", () => anotherWebsite(id, ctx)),
  );
export const planUnknown = (id: number, ctx: Context) =>
  refusal(
    "plan-known",
    failure(404, "Plan not found", () => aPlan(id, ctx)),
  );
export const templateUnknown = (id: number, ctx: Context) =>
  refusal(
    "template-known",
    failure(404, "Template not found", () => aTemplate(id, ctx)),
  );
export const funnelTemplateUnknown = (id: number, ctx: Context) =>
  refusal(
    "funnel-template-known",
    failure(404, "Funnel template not found", () => aFunnelTemplate(id, ctx)),
  );

// projects and sites
export const bothTemplates = () =>
  refusal(
    "one-template-at-most",
    failure(400, "Provide either a template or a funnel template", {
      says: "leave out funnelTemplateId",
      remove: ["funnelTemplateId"],
    }),
  );
export const noMoreSites = (limit: number) =>
  refusal(
    "added-site-within-plan",
    failure(400, "Plan allows no more sites of this type", { says: `the plan allows ${limit}; activate a larger one` }),
  );

// access
const otherProject = (rule: RuleId, projectId: number) =>
  refusal(
    rule,
    failure(400, "Website does not belong to this project", {
      says: `send projectId: ${projectId}`,
      set: { projectId },
    }),
  );
export const assignmentNeedsPlace = () => missing("assignment-needs-a-place", "projectId or websiteId");
export const assignedElsewhere = (projectId: number) => otherProject("assigned-website-in-project", projectId);
export const unassignedElsewhere = (projectId: number) => otherProject("unassigned-website-in-project", projectId);
export const ownerStays = () =>
  refusal(
    "owner-cannot-be-unassigned",
    failure(400, "Project owner cannot be unassigned", { says: "name somebody who is assigned" }),
  );
export const notAssigned = () =>
  refusal("unassigned-customer-was-assigned", failure(400, "Customer is not assigned", { says: "assign first" }));

// subscriptions
export const activationIncomplete = () => missing("activation-needs-plan-and-period", "planId and period");
export const planToCheckNeeded = () => missing("limits-name-a-plan", "planId");
export const exceedsPlan = (settings: Settings, limit: string) =>
  refusal(
    "activation-within-limits",
    failure(settings["business-refusal-status"], "Project exceeds the limits of this plan", {
      says: `name a plan with more ${limit}`,
    }),
  );
export const projectExpired = (settings: Settings) =>
  refusal(
    "addon-needs-live-project",
    failure(settings["business-refusal-status"], "Project is expired", { says: "activate the project first" }),
  );

// domains and tags
export const domainTaken = (settings: Settings, siteId: number) =>
  refusal(
    "domain-unique-on-platform",
    failure(settings["business-refusal-status"], "Domain is already connected to another website", {
      says: `disconnect it from website ${siteId} first`,
    }),
  );
export const domainOfPlatform = (settings: Settings) =>
  refusal(
    "domain-not-the-platforms",
    failure(settings["business-refusal-status"], "Domain belongs to the platform", {
      says: "send a domain of the customer's own",
    }),
  );
export const domainNeeded = () => missing("disconnect-names-a-domain", "domain");
export const domainNotConnected = (settings: Settings, domain: string | undefined) =>
  refusal(
    "connected-domain-named",
    failure(
      settings["business-refusal-status"],
      "Domain is not connected to this website",
      domain === undefined ? undefined : { says: `send domain: ${domain}`, set: { domain } },
    ),
  );
export const noTagList = (name: string) =>
  refusal(
    "tags-are-a-json-list",
    failure(400, "Invalid personalization tags", { says: `send ${name}: [{"name": "city", "value": "Williamsburg"}]` }),
  );
export const tagsOrColourNeeded = () => missing("tags-or-colour-needed", "tags or a colour");

// sessions
export const sessionNeedsPlace = () => missing("session-needs-a-place", "projectId or websiteId");
export const sessionElsewhere = (projectId: number) => otherProject("session-site-in-project", projectId);
export const sessionSiteGone = (id: number, ctx: Context) =>
  refusal(
    "session-site-not-deleted",
    failure(404, "Website not found", () => anotherWebsite(id, ctx)),
  );
export const sessionLeadsNowhere = () =>
  refusal("session-leads-somewhere", failure(404, "Website not found", { says: "name a project with a website" }));
/** `ownerId`: of somebody who has access, where the call could name them. */
export const noAccess = (ownerId?: number) =>
  refusal(
    "session-needs-access",
    failure(
      403,
      "User has no access to this project",
      ownerId === undefined
        ? { says: "assign the customer first" }
        : {
            says: `send userId: ${ownerId}, the owner, or assign the customer first`,
            set: { userId: ownerId },
            remove: ["externalCustomerId", "userEmail"],
          },
    ),
  );
export const sessionUnknown = () =>
  refusal("session-token-known", failure(404, "Session not found", { says: "open the accessUrl of a session" }));
export const sessionOver = (settings: Settings) =>
  refusal(
    "session-lives-900-seconds",
    failure(settings["session-expired-status"], "Session has expired", { says: "create another session" }),
  );
export const buildNeedsPlace = () => missing("build-names-a-place", "websiteId or projectId");
export const signOnNotSetUp = () =>
  refusal(
    "build-needs-its-addresses",
    failure(400, "Single sign-on is not configured", {
      says: "enter both addresses by the panel's setSignOnAddresses",
    }),
  );
export const websiteKeyInvalid = () =>
  refusal("website-key-valid", failure(400, "Invalid website API key", { says: "send the key of a website" }));

// back office
export const noSuch = (what: string, id: string | number, help?: Help): ApiError =>
  panelRefusal(404, `There is no ${what} ${id}.`, help);
export const notSo = (says: string): ApiError => panelRefusal(400, says);
