import { plus } from "../../core/instant.ts";
import type { Factory, FactoryKit, Fill } from "../../core/service.ts";
import type { Context } from "./contract.ts";
import { noUsage } from "./sites.ts";
import { awaitEnd } from "./subscriptions.ts";
import type { Plan, Project, Site, User } from "./tables.ts";

const hexadecimal = "0123456789abcdef";

const aPerson = ({ faker }: FactoryKit, n: string | number) => {
  const firstName = faker.person.firstName();
  const lastName = faker.person.lastName();
  const email = `${firstName}.${lastName}.${n}@example.com`.toLowerCase().replace(/[^a-z0-9.@-]/g, "");
  return { firstName, lastName, email };
};

const users: Factory<Context> = async (given: Partial<User>, n, kit, { tx }) => {
  const { firstName, lastName, email } = aPerson(kit, n + 1);
  await tx.users.put({
    id: await kit.next("user"),
    name: `${firstName} ${lastName}`,
    email,
    locale: "en",
    externalCustomerId: `customer-${n + 1}`,
    hasPassword: false,
    createdAt: kit.now,
    ...given,
  });
};

/** What `generate: {projects: …}` may say; the rest is made up. Owners take turns among the users. */
interface GivenProject {
  readonly status?: Project["status"];
  readonly planId?: number;
}

/** A project with one website; its trial or period ends by the clock. */
const projects: Factory<Context> = async (given: GivenProject, n, kit, ctx) => {
  const { tx } = ctx;
  const owners = (await tx.users.find("all", "")).rows;
  const owner = owners[n % owners.length];
  if (!owner) throw new Error("there is no user to own what is generated");
  const { status = "TRIAL" } = given;
  const [plan] = (await tx.plans.find("all", "", { limit: 1 })).rows;
  const project = aProject({ id: await kit.next("project"), ownerId: owner.id, status, given, plan }, kit);
  await tx.projects.put(project);
  const ends = project.status === "ACTIVE" ? project.periodEndsAt : project.trialEndsAt;
  if (project.status !== "EXPIRED" && ends !== undefined)
    awaitEnd(project.status === "ACTIVE" ? "end-period" : "end-trial", project, ends, ctx);
  const site = await aSite(project, kit);
  await tx.sites.put(site);
  await tx.websiteKeys.put({ id: `w${await kit.token(hexadecimal, 32)}`, siteId: site.id, createdAt: site.createdAt });
};

interface Wanted {
  readonly id: number;
  readonly ownerId: number;
  readonly status: Project["status"];
  readonly given: GivenProject;
  readonly plan: Plan | undefined;
}

function aProject({ id, ownerId, status, given, plan }: Wanted, { now, faker }: FactoryKit): Project {
  const days = faker.number.int({ min: 1, max: 13 });
  const age = status === "TRIAL" ? { days: -days } : { days: -days, months: -faker.number.int({ min: 1, max: 24 }) };
  const createdAt = plus(now, age);
  const blank = {
    id,
    name: `Website ${id}`,
    status,
    ownerId,
    planId: 0,
    trialEndsAt: plus(createdAt, { days: 14 }),
    addons: {},
    renewalFails: false,
    bandwidthAnnounced: 0,
    createdAt,
  } as const;
  if (status !== "ACTIVE") return blank;
  const activatedAt = plus(now, { days: -days });
  return {
    ...blank,
    planId: given.planId ?? plan?.id ?? 1,
    period: "MONTHLY",
    activatedAt,
    monthsCounted: 1,
    periodEndsAt: plus(activatedAt, { months: 1 }),
  };
}

const aSite = async ({ id: projectId, name, createdAt }: Project, { next }: FactoryKit): Promise<Site> => ({
  id: await next("site"),
  projectId,
  type: "WEBSITE",
  name,
  subdomain: `website-${projectId}`,
  colors: {},
  tags: {},
  usage: noUsage,
  createdAt,
  modifiedAt: createdAt,
});

export const factories = { users, projects };

const createProject: Fill = async (_given, kit) => {
  const { firstName, lastName, email } = aPerson(kit, await kit.token("0123456789", 4));
  return {
    externalCustomerId: `customer-${await kit.token("0123456789", 6)}`,
    customerFirstName: firstName,
    customerLastName: lastName,
    customerEmail: email,
  };
};

const createUser: Fill = async (_given, kit) => {
  const { firstName, lastName, email } = aPerson(kit, await kit.token("0123456789", 4));
  return { name: `${firstName} ${lastName}`, email };
};

export const fills = { createProject, createUser };
