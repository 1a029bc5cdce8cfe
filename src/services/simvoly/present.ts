import type { components } from "../../../openapi/simvoly/types.ts";
import { toUnix } from "../../core/instant.ts";
import { inOrder, isShownWhole } from "./rules/catalogue.ts";
import { shownDomain } from "./rules/domain.ts";
import { hasTemplate } from "./rules/site.ts";
import type { Contact, FunnelTemplate, Plan, Project, Site, Template, User } from "./tables.ts";

type Shown = components["schemas"];

export const presentUser = ({ id, name, email, locale }: User): Shown["User"] => ({ id, name, email, locale });

export const presentSite = (site: Site): Shown["Site"] => ({
  id: site.id,
  domain: shownDomain(site),
  name: site.name,
  subdomain: site.subdomain,
  hasTemplate: hasTemplate(site),
  type: site.type,
});

export const presentSites = (sites: readonly Site[]): Shown["Sites"] => inOrder(sites).map(presentSite);

/** `plan`: undefined on trial. */
export const presentProject = (
  { id, name, status }: Project,
  plan: Plan | undefined,
  sites: readonly Site[],
): Shown["Project"] => ({
  id,
  name,
  status,
  plan: plan ? { id: plan.id, name: plan.name } : { id: 0, name: "Trial" },
  sites: presentSites(sites),
});

export const presentTemplate = ({ tags: _tags, ...shown }: Template): Shown["Template"] => shown;

export const presentSingleTemplate = (template: Template): Shown["Template"] => ({
  ...presentTemplate(template),
  ...(isShownWhole() ? {} : { name: "" }),
});

export const presentFunnelTemplate = ({ id, image, name, description }: FunnelTemplate): Shown["FunnelTemplate"] => ({
  id,
  image,
  name,
  description,
});

export const presentSingleFunnelTemplate = (template: FunnelTemplate): Shown["FunnelTemplate"] => ({
  ...presentFunnelTemplate(template),
  ...(isShownWhole() ? {} : { image: "" }),
});

export const presentPlan = ({ monthlyPriceCents, yearlyPriceCents, hidden, ...plan }: Plan): Shown["Plan"] => ({
  ...plan,
  monthlyPrice: monthlyPriceCents / 100,
  yearlyPrice: yearlyPriceCents / 100,
  hidden,
});

export const presentContact = ({
  siteId: _site,
  createdAt,
  properties,
  tags,
  subscribed,
  ...contact
}: Contact): Shown["Contact"] => ({
  ...contact,
  createdOn: toUnix(createdAt),
  properties,
  tags,
  subscribed,
});
