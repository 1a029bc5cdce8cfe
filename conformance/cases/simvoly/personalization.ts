import type { components } from "../../../openapi/simvoly/types.ts";
import type { Hands } from "./arrange.ts";
import { anotherSite, aRoomyProject, aTemplate, type Place } from "./sites.ts";

type Personalization = components["schemas"]["Personalization"];

export const invalidTags = "Invalid personalization tags";

export const colors = [
  "brandColor",
  "secondaryColor1",
  "secondaryColor2",
  "secondaryColor3",
  "secondaryColor4",
] as const;

/** Tags as they are sent. */
export const list = (tags: Readonly<Record<string, string>>): string =>
  JSON.stringify(Object.entries(tags).map(([name, value]) => ({ name, value })));

export const personalize = (stage: Hands, id: number, body: Personalization) =>
  stage.as("platform").call("setPersonalizationTags", { path: { id }, body });

/** Tags and colours of a site, which no call of the API shows. Capability `panel`. */
export async function looksOf({ arrange }: Hands, { websiteId }: Pick<Place, "websiteId">) {
  const { tags, colors: shown } = await arrange.readWebsite({ websiteId });
  return { tags, colors: shown };
}

/** A project with room, and a site in it whose template has the tags phone, city and fax. Capability `panel`. */
export async function aTaggedSite(stage: Hands) {
  const templateId = (await aTemplate(stage, ["phone", "city", "fax"])).id;
  const { projectId, externalCustomerId } = await aRoomyProject(stage);
  const { websiteId } = await anotherSite(stage, { projectId, templateId });
  return { projectId, websiteId, templateId, externalCustomerId };
}
