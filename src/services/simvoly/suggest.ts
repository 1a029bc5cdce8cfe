import type { Change } from "../../core/change.ts";
import type { Context } from "./contract.ts";

/** Newest first: what is asked for by mistake is mostly near in time. */
const newest = { limit: 1, newestFirst: true } as const;

const say = (field: string, id: number | undefined, name: string): Change | undefined =>
  id === undefined ? undefined : { says: `send ${field}: ${id}, ${name}`, set: { [field]: id } };

export async function anotherProject(sent: number, { tx }: Context): Promise<Change | undefined> {
  const [project] = (await tx.projects.find("all", "", newest)).rows;
  return project && { says: `there is no project ${sent}; ${project.id} is ${project.name}` };
}

export async function anotherWebsite(sent: number, { tx }: Context): Promise<Change | undefined> {
  const [site] = (await tx.sites.find("all", "", newest)).rows;
  return site && { says: `there is no website ${sent}; ${site.id} is ${site.name}, of project ${site.projectId}` };
}

export async function aPlan(sent: number, { tx }: Context): Promise<Change | undefined> {
  const [plan] = (await tx.plans.find("all", "", { limit: 1 })).rows;
  return plan && { says: `there is no plan ${sent}; send planId: ${plan.id}, ${plan.name}`, set: { planId: plan.id } };
}

export async function aTemplate(sent: number, { tx }: Context): Promise<Change | undefined> {
  const [template] = (await tx.templates.find("all", "", { limit: 1 })).rows;
  return sent === template?.id ? undefined : say("templateId", template?.id, template?.name ?? "");
}

export async function aFunnelTemplate(sent: number, { tx }: Context): Promise<Change | undefined> {
  const [template] = (await tx.funnelTemplates.find("all", "", { limit: 1 })).rows;
  return sent === template?.id ? undefined : say("funnelTemplateId", template?.id, template?.name.en ?? "");
}

export async function aUser({ tx }: Context): Promise<Change | undefined> {
  const [user] = (await tx.users.find("all", "", newest)).rows;
  return say("userId", user?.id, user?.email ?? "");
}
