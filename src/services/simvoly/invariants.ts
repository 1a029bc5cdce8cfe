import type { Contract } from "../../../openapi/simvoly/contract.types.ts";
import type { InvariantOf } from "../../core/service.ts";
import type { Context } from "./contract.ts";
import type { tables } from "./tables.ts";

/** What no call could have led to; rows of a scenario may say it all the same. */
export const invariants: readonly InvariantOf<Contract, typeof tables, Context>[] = [
  {
    rule: "creator-owns-project",
    table: "projects",
    holds: async ({ ownerId }, { tx }) => (await tx.users.get(ownerId)) !== undefined,
  },
  {
    rule: "plan-known",
    table: "projects",
    holds: async ({ planId }, { tx }) => planId === 0 || (await tx.plans.get(planId)) !== undefined,
  },
  {
    rule: "project-starts-on-trial",
    table: "projects",
    holds: async ({ status, planId }) => status !== "TRIAL" || planId === 0,
  },
  {
    rule: "project-known",
    table: "sites",
    holds: async ({ projectId }, { tx }) => (await tx.projects.get(projectId)) !== undefined,
  },
  {
    rule: "domain-kept-in-small-letters",
    table: "sites",
    holds: async ({ domain = "" }) => domain === domain.toLowerCase(),
  },
  {
    rule: "subdomain-cleaned",
    table: "sites",
    holds: async ({ subdomain }) => /^[a-z0-9-]+$/.test(subdomain),
  },
  {
    rule: "assigned-website-in-project",
    table: "assignments",
    async holds({ siteId, projectId }, { tx }) {
      if (siteId === undefined) return true;
      return (await tx.sites.get(siteId))?.projectId === projectId;
    },
  },
  {
    rule: "website-known",
    table: "contacts",
    holds: async ({ siteId }, { tx }) => (await tx.sites.get(siteId)) !== undefined,
  },
  {
    rule: "website-known",
    table: "websiteKeys",
    holds: async ({ siteId }, { tx }) => (await tx.sites.get(siteId)) !== undefined,
  },
];
