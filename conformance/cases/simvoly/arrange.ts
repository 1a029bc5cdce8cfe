import type { Contract } from "../../../openapi/simvoly/contract.types.ts";
import type { components } from "../../../openapi/simvoly/types.ts";
import type { Stage } from "../../kit/index.ts";
import type { Role } from "./service.ts";

export type Hands = Stage<Contract, Role>;
type Schemas = components["schemas"];

/** An id that no sequence reaches. */
export const nobody = 999_999_999;

/** A new project of a new customer, and what was sent for it. */
export async function aProject(stage: Hands, wish: Partial<Schemas["NewProject"]> = {}) {
  const externalCustomerId = stage.unique("customer");
  const customerEmail = `${externalCustomerId}@clients.example`;
  const body = { externalCustomerId, customerEmail, customerFirstName: "Olga", customerLastName: "Weber", ...wish };
  const made = await stage.setUp(async () => (await createProject(stage, body)).is(200).body.data);
  return { ...made, externalCustomerId, customerEmail };
}

export const createProject = (stage: Hands, body: Schemas["NewProject"]) =>
  stage.as("platform").call("createProject", { body });

export const readProject = (stage: Hands, projectId: number) =>
  stage.as("platform").call("getProject", { path: { projectId } });

export const projectsOf = (stage: Hands, externalCustomerId: string) =>
  stage.as("platform").call("listProjects", { query: { externalCustomerId } });

export const setStatus = (stage: Hands, id: number, body: Schemas["ProjectStatus"]) =>
  stage.as("platform").call("setProjectStatus", { path: { id }, body });

/** A user with a password, who is sent no mail. */
export async function aUser(stage: Hands) {
  const email = `${stage.unique("user")}@clients.example`;
  const body = { name: "Ada Byron", email, password: "Tr0ub4dor-and-3" };
  const made = await stage.setUp(
    async () => (await stage.as("platform").call("createUser", { body })).is(200).body.data,
  );
  return { ...made, email };
}

export const userOf = (stage: Hands, email: string) => stage.as("platform").call("searchUser", { body: { email } });

export const readUser = (stage: Hands, userId: number) => stage.as("platform").call("getUser", { path: { userId } });

/** A website's own key, as its settings show it. Capability `panel`. */
export const websiteKey = ({ arrange, setUp }: Hands, websiteId: number) =>
  setUp(async () => (await arrange.readWebsiteKey({ websiteId })).key);

export const checkKey = (stage: Hands, key: string) => stage.as("platform").call("checkWebsiteKey", { query: { key } });

/** The host of a website's subdomain. Capability `panel`. */
export async function hostOf(stage: Hands, websiteId: number): Promise<string> {
  const key = await websiteKey(stage, websiteId);
  return stage.setUp(async () => new URL((await checkKey(stage, key)).is(200).body.domain).host);
}

export const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

type ContactsQuery = Contract["operations"]["listContacts"]["parameters"]["query"];

/** A website's contacts by whatever key the headers hold. */
export const contactsBy = (stage: Hands, headers: Record<string, string>, query: ContactsQuery = {}) =>
  stage.anonymous.call("listContacts", { headers, query });

/** One more platform key. Capability `panel`. */
export const aPlatformKey = ({ arrange, setUp }: Hands) => setUp(async () => (await arrange.issuePlatformKey({})).key);

type Contact = Contract["panel"]["saveContact"]["requestBody"]["content"]["application/json"];

/** A contact of a website. Capability `panel`. */
export const aContact = ({ arrange, setUp }: Hands, websiteId: number, wish: Omit<Contact, "websiteId">) =>
  setUp(() => arrange.saveContact({ websiteId, ...wish }));

type NewPlan = Contract["panel"]["addPlan"]["requestBody"]["content"]["application/json"];

/** Puts a project on a plan of its own for a month, with room for whatever it has. Capability `panel`. */
export const activate = (stage: Hands, projectId: number, wish: Partial<NewPlan> = {}) =>
  stage.setUp(async () => {
    const room = { websites: 99, funnels: 99, contributors: 99 };
    const plan = await stage.arrange.addPlan({ name: stage.unique("plan"), ...room, ...wish });
    (await setStatus(stage, projectId, { status: "ACTIVE", planId: plan.id, period: "MONTHLY" })).is(200);
    return plan;
  });
