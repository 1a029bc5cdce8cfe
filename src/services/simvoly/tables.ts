import type { Contract } from "../../../openapi/simvoly/contract.types.ts";
import { tablesOf } from "../../core/store.ts";

type Records = Contract["records"];
export type Platform = Records["platforms"];
export type WebsiteKey = Records["websiteKeys"];
export type User = Records["users"];
export type Assignment = Records["assignments"];
export type Affiliate = Records["affiliates"];
export type Project = Records["projects"];
export type Site = Records["sites"];
export type Contact = Records["contacts"];
export type Plan = Records["plans"];
export type Template = Records["templates"];
export type FunnelCategory = Records["funnelCategories"];
export type FunnelTemplate = Records["funnelTemplates"];
export type Session = Records["sessions"];
export type Login = Records["logins"];
export type WebhookSubscription = Records["webhookSubscriptions"];

/** A site and an address in it as one text that no other two give. */
export const contactKey = (siteId: number, email: string): string => JSON.stringify([siteId, email.toLowerCase()]);

export const tables = tablesOf<Records>()({
  platforms: { indexes: {} },
  platformKeys: { indexes: {} },
  websiteKeys: { indexes: { site: (key) => String(key.siteId) } },
  users: {
    indexes: {
      all: () => "",
      externalId: (user) => user.externalCustomerId,
      email: (user) => user.email.toLowerCase(),
    },
    unique: ["externalId", "email"],
  },
  assignments: {
    indexes: {
      user: (assignment) => String(assignment.userId),
      project: (assignment) => String(assignment.projectId),
    },
  },
  affiliates: { indexes: { user: (affiliate) => String(affiliate.userId) }, unique: ["user"] },
  projects: { indexes: { all: () => "", owner: (project) => String(project.ownerId) } },
  sites: {
    indexes: {
      all: () => "",
      project: (site) => String(site.projectId),
      subdomain: (site) => site.subdomain,
      domain: (site) => site.domain,
    },
    unique: ["subdomain", "domain"],
  },
  contacts: {
    indexes: {
      site: (contact) => String(contact.siteId),
      email: (contact) => contactKey(contact.siteId, contact.email),
    },
    unique: ["email"],
  },
  plans: { indexes: { all: () => "" } },
  templates: { indexes: { all: () => "" } },
  funnelCategories: { indexes: { all: () => "" } },
  funnelTemplates: { indexes: { all: () => "" } },
  sessions: { indexes: {} },
  logins: { indexes: {} },
  webhookSubscriptions: { indexes: { all: () => "", topic: (subscription) => subscription.topic } },
});
