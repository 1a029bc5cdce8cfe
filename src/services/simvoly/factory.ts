import { digits } from "../../core/alphabets.ts";
import { plus } from "../../core/instant.ts";
import { emailOf, nameFrom } from "../../core/person.ts";
import type { Factory, FactoryKit, Fill } from "../../core/service.ts";
import type { Row, Table } from "../../core/store.ts";
import type { Context } from "./contract.ts";
import { firstNameOf, usualName } from "./rules/site.ts";
import { keepNewSite, noUsage } from "./sites.ts";
import { awaitEnd } from "./subscriptions.ts";
import type { Project, Site, User } from "./tables.ts";

const aPerson = ({ faker }: FactoryKit, n: string | number) => {
  const { firstName, lastName } = nameFrom(faker);
  return { firstName, lastName, email: emailOf(firstName, lastName, n) };
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
    createdAt: plus(kit.now, { months: -kit.faker.number.int({ min: 31, max: 60 }) }),
    ...given,
  });
};

/** What `generate: {projects: …}` may say; the rest is made up. Owners take turns among the users. */
interface GivenProjects {
  /** How many of them are expired, the first ones; nine in twenty of these were never paid for. */
  readonly expired?: number;
  /** How many are active, those after the expired ones; the rest is on trial. */
  readonly active?: number;
  /** The plan of those that are paid for; without it plans take turns. */
  readonly planId?: number;
}

/** A project with one website; its trial or period ends by the clock. */
const projects: Factory<Context> = async (given: GivenProjects, n, kit, ctx) => {
  const { expired = 0, active = 0, planId } = given;
  const status = n < expired ? "EXPIRED" : n < expired + active ? "ACTIVE" : "TRIAL";
  const plan = planId ?? (await inTurn(ctx.tx.plans, n)).id;
  const isPaid = status === "ACTIVE" || (status === "EXPIRED" && n % 20 >= 9);
  const owner = await inTurn(ctx.tx.users, n);
  const begun = aProject({ id: await kit.next("project"), owner, status }, kit);
  const project = isPaid ? { ...begun, ...aSubscription(status, n, kit), planId: plan } : begun;
  await ctx.tx.projects.put(project);
  const ends = status === "ACTIVE" ? project.periodEndsAt : project.trialEndsAt;
  if (status !== "EXPIRED" && ends !== undefined)
    awaitEnd(status === "ACTIVE" ? "end-period" : "end-trial", project, ends, ctx);
  await keepNewSite(await aSite(project, kit), ctx);
};

/** Rows of a table take turns. */
async function inTurn<R extends Row>(table: Pick<Table<R, "all">, "count" | "find">, n: number): Promise<R> {
  const skip = n % Math.max(1, await table.count("all", ""));
  const [row] = (await table.find("all", "", { skip, limit: 1 })).rows;
  if (!row) throw new Error("projects are generated for users and plans, and there are none");
  return row;
}

interface Wanted {
  readonly id: number;
  readonly owner: User;
  readonly status: Project["status"];
}

/** On trial since up to 13 days ago, or long past its trial. */
function aProject({ id, owner, status }: Wanted, { now, faker }: FactoryKit): Project {
  const days = -faker.number.int({ min: 1, max: 13 });
  const createdAt = plus(
    now,
    status === "TRIAL" ? { days } : { days, months: -faker.number.int({ min: 14, max: 30 }) },
  );
  return {
    id,
    name: usualName({ firstName: firstNameOf(owner.name) }),
    status,
    ownerId: owner.id,
    planId: 0,
    trialEndsAt: plus(createdAt, { days: 14 }),
    addons: {},
    renewalFails: false,
    bandwidthAnnounced: 0,
    createdAt,
  };
}

/** A period that runs, or one that ran out; one in 45 is of a year. */
function aSubscription(status: Project["status"], n: number, { now, faker }: FactoryKit) {
  const period = n % 45 === 0 ? "YEARLY" : "MONTHLY";
  const monthsCounted = period === "YEARLY" ? 12 : 1;
  const days = -faker.number.int({ min: 1, max: 27 });
  const activatedAt = plus(now, status === "ACTIVE" ? { days } : { days, months: -monthsCounted });
  return { period, activatedAt, monthsCounted, periodEndsAt: plus(activatedAt, { months: monthsCounted }) } as const;
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
  const { firstName, lastName, email } = aPerson(kit, await kit.token(digits, 4));
  return {
    externalCustomerId: `customer-${await kit.token(digits, 6)}`,
    customerFirstName: firstName,
    customerLastName: lastName,
    customerEmail: email,
  };
};

const createUser: Fill = async (_given, kit) => {
  const { firstName, lastName, email } = aPerson(kit, await kit.token(digits, 4));
  return { name: `${firstName} ${lastName}`, email };
};

export const fills = { createProject, createUser };
