import type { components } from "../../../openapi/simvoly/types.ts";
import { aProject, type Hands } from "./arrange.ts";

type Schemas = components["schemas"];

/** Where a site is: it is read under its project alone. */
export interface Place {
  projectId: number;
  websiteId: number;
}

export const addWebsite = (stage: Hands, body: Schemas["NewSite"]) => stage.as("platform").call("addWebsite", { body });

export const websitesOf = (stage: Hands, projectId: number) =>
  stage.as("platform").call("listProjectWebsites", { path: { id: projectId } });

export const readWebsite = (stage: Hands, { projectId, websiteId }: Place) =>
  stage.as("platform").call("getWebsite", { path: { projectId, websiteId } });

export const deleteWebsite = (stage: Hands, websiteId: number) =>
  stage.as("platform").call("setWebsiteStatus", { path: { id: websiteId }, body: { status: "DELETED" } });

/** One more site of a project. */
export const anotherSite = (stage: Hands, body: Schemas["NewSite"]) =>
  stage.setUp(async () => (await addWebsite(stage, body)).is(200).body.data);

/** A funnel template of a category of its own. Capability `panel`. */
export function aFunnelTemplate({ arrange, setUp, unique }: Hands, tags: string[] = []) {
  return setUp(async () => {
    const { id: categoryId } = await arrange.addFunnelCategory({ name: { en: unique("category") } });
    return arrange.addFunnelTemplate({ categoryId, name: { en: unique("funnel") }, tags });
  });
}

/** A website template. Capability `panel`. */
export const aTemplate = ({ arrange, setUp, unique }: Hands, tags: string[] = []) =>
  setUp(() => arrange.addTemplate({ name: unique("template"), tags }));

/** A project on a plan with room for any number of sites. Capability `panel`. */
export async function aRoomyProject(stage: Hands, wish: Partial<Schemas["NewProject"]> = {}) {
  const made = await aProject(stage, wish);
  await makeRoom(stage, made.projectId);
  return made;
}

/** Puts a project on a plan of its own, by default without limits of sites. Capability `panel`. */
export const makeRoom = (stage: Hands, id: number, limits: { websites?: number; funnels?: number } = {}) =>
  stage.setUp(async () => {
    const plan = await stage.arrange.addPlan({ name: stage.unique("plan"), websites: 999, funnels: 999, ...limits });
    const body = { status: "ACTIVE", planId: plan.id, period: "MONTHLY" } as const;
    (await stage.as("platform").call("setProjectStatus", { path: { id }, body })).is(200);
    return plan;
  });
