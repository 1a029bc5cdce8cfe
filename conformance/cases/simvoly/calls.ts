import type { Contract } from "../../../openapi/simvoly/contract.types.ts";
import type { RawCall } from "../../kit/index.ts";
import { nobody } from "./arrange.ts";

type Operation = keyof Contract["operations"];
type Browsers = "openSession" | "startDeprecatedBuild";
type Keyed = "createSession" | "checkWebsiteKey";
type Management = Exclude<Operation, Browsers | Keyed | "listContacts">;

export interface PlainCall<Op extends Operation = Operation> extends RawCall {
  operation: Op;
  /** What the platform key is answered: the ids are nobody's, and nothing is made. */
  answered: number;
  /** Methods of the same address beside its own. */
  also?: readonly string[];
}

export const asForm = { "content-type": "application/x-www-form-urlencoded" };
export const asJson = { "content-type": "application/json" };

interface Parts<Op extends Operation> {
  operation: Op;
  path: string;
  answered: number;
  also?: readonly string[];
}

const read = <Op extends Operation>(parts: Parts<Op>): PlainCall<Op> => ({ method: "GET", ...parts });

const post = <Op extends Operation>({ body, ...parts }: Parts<Op> & { body: string }): PlainCall<Op> => ({
  method: "POST",
  headers: asForm,
  body,
  ...parts,
});

const website = `/api/v1/website/${nobody}`;
const project = `/api/v1/projects/${nobody}`;

/** Calls with a form, complete and well formed, to which the platform key is in X-CLIENT-KEY. */
export const managementPosts = [
  post({ operation: "createProject", path: "/api/v1/website", body: `userId=${nobody}`, answered: 404 }),
  post({ operation: "addWebsite", path: "/api/v1/website/add", body: `projectId=${nobody}`, answered: 404 }),
  post({
    operation: "assignCustomer",
    path: "/api/v1/website/assign",
    body: `projectId=${nobody}&userId=${nobody}`,
    answered: 404,
  }),
  post({
    operation: "unassignCustomer",
    path: "/api/v1/website/unassign",
    body: `projectId=${nobody}&userId=${nobody}`,
    answered: 404,
  }),
  post({ operation: "setWebsiteStatus", path: `${website}/set-status`, body: "status=EXPIRED", answered: 404 }),
  post({ operation: "setProjectStatus", path: `${project}/set-status`, body: "status=EXPIRED", answered: 404 }),
  post({ operation: "activateProject", path: `${project}/activate`, body: "planId=1&forMonths=6", answered: 404 }),
  post({ operation: "setAddon", path: `${project}/set-addon`, body: "type=EMAIL_MARKETING&value=500", answered: 404 }),
  post({ operation: "connectDomain", path: `${website}/connect-domain`, body: "domain=shop.example", answered: 404 }),
  post({
    operation: "disconnectDomain",
    path: `${website}/disconnect-domain`,
    body: "domain=shop.example",
    answered: 404,
  }),
  post({
    operation: "setPersonalizationTags",
    path: `${website}/set-personalization-tags`,
    body: "brandColor=%23fff",
    answered: 404,
  }),
  post({ operation: "createUser", path: "/api/v1/users", body: "name=Ada&email=nobody", answered: 400 }),
  post({ operation: "searchUser", path: "/api/v1/users/search", body: "email=nobody", answered: 404 }),
] as const;

/** Calls without a body, to which the platform key is in X-CLIENT-KEY. */
const managementReads = [
  read({ operation: "listProjects", path: "/api/v1/projects?externalCustomerId=nobody", answered: 200 }),
  read({ operation: "getProject", path: project, answered: 404 }),
  read({ operation: "listProjectWebsites", path: `${project}/websites`, answered: 404 }),
  read({ operation: "getWebsite", path: `${project}/websites/${nobody}`, answered: 404 }),
  read({ operation: "checkLimits", path: `${website}/check-limits?planId=1`, answered: 404 }),
  read({ operation: "getUser", path: `/api/v1/users/${nobody}`, answered: 404, also: ["DELETE"] }),
  {
    operation: "deleteUser",
    method: "DELETE",
    path: `/api/v1/users/${nobody}`,
    answered: 404,
    also: ["GET"],
  } satisfies PlainCall<"deleteUser">,
  read({ operation: "listTemplates", path: "/api/v1/templates", answered: 200 }),
  read({ operation: "getTemplate", path: `/api/v1/templates/${nobody}`, answered: 404 }),
  read({ operation: "listFunnelTemplates", path: "/api/v1/funnel-templates", answered: 200 }),
  read({ operation: "getFunnelTemplate", path: `/api/v1/funnel-templates/${nobody}`, answered: 404 }),
  read({ operation: "listPlans", path: "/api/v1/plans", answered: 200 }),
] as const;

export const managementCalls: readonly PlainCall<Management>[] = [...managementPosts, ...managementReads];

/** One that reads, one that makes and one that changes, for what every management call has in common. */
export const someManagementCalls = managementCalls.filter(({ operation }) =>
  ["listPlans", "createProject", "setProjectStatus"].includes(operation),
);

/** To which the platform key is a bearer token. */
export const bearerCalls = [
  post({
    operation: "createSession",
    path: "/api/platform/session",
    body: `projectId=${nobody}&userId=${nobody}`,
    answered: 404,
  }),
  read({ operation: "checkWebsiteKey", path: "/api/platform/website/check?key=nobody", answered: 400 }),
] as const;

/** With the platform key the host must be a website's, and the target's own is none. */
export const contactsCall = read({ operation: "listContacts", path: "/api/site/contacts", answered: 404 });

/** To which browsers go, without a key. */
export const browserCalls = [
  read({ operation: "openSession", path: `/api/platform/session/${"x".repeat(40)}`, answered: 404 }),
  read({ operation: "startDeprecatedBuild", path: `/api/v1/build?token=x&websiteId=${nobody}`, answered: 404 }),
] as const;

/** One call of each operation. */
export const everyCall: readonly PlainCall[] = [...managementCalls, ...bearerCalls, contactsCall, ...browserCalls];
