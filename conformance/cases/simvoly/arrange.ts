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
