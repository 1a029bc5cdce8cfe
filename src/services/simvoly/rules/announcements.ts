import { type Instant, toMillis, toUnix } from "../../../core/instant.ts";
import { rule, type Settings } from "../contract.ts";
import type { Affiliate, Plan, Project, Site, User, WebhookSubscription } from "../tables.ts";

/** Something to announce; `about` is the payload without its time, in the order of the contract's members. */
export interface News {
  readonly topic: WebhookSubscription["topic"];
  readonly about: Readonly<Record<string, unknown>>;
}

const one = (topic: News["topic"], about: News["about"]): readonly News[] => [{ topic, about }];
const none = (): readonly News[] => [];

const namedProject = ({ id, name }: Project) => ({ id, name });
const namedWebsite = ({ name, subdomain, id }: Site) => ({ name, subdomain, id });
const contact = ({ id, email }: User) => ({ id, email });
const ofProject = (project: Project, owner: User) => ({ project: namedProject(project), user: contact(owner) });

export const userCreated = rule(
  "user-created-announced",
  ({ id, name, email }: User) => one("user_created", { user: { id, name, email } }),
  none,
);

export const projectCreated = rule(
  "project-creation-announced",
  (project: Project, owner: User) => one("project_created", ofProject(project, owner)),
  none,
);

export const websiteCreated = rule(
  "website-creation-announced",
  (site: Site, project: Project, owner: User) =>
    one("website_created", { website: namedWebsite(site), ...ofProject(project, owner) }),
  none,
);

export const websiteDeleted = rule(
  "website-deletion-announced",
  (site: Site) => one("website_deleted", { website: namedWebsite(site) }),
  none,
);

export const projectDeleted = rule(
  "project-deletion-announced",
  (project: Project) => one("project_deleted", { project: namedProject(project) }),
  none,
);

/** What the news of one call come in: the user, the project, the site. */
export const inOrder = rule(
  "creation-announced-in-order",
  (news: readonly News[]) => news,
  (news) => news.toReversed(),
);

export const expired = rule(
  "expiry-announced",
  (project: Project, owner: User) => one("subscription_expired", ofProject(project, owner)),
  none,
);

export const trialEnded = rule(
  "trial-end-announced",
  (project: Project, owner: User) => one("trial_expired", ofProject(project, owner)),
  none,
);

/** A trial that a call ends before its time. */
export const trialExpiredByCall = rule(
  "trial-expired-by-call-announced",
  (project: Project, owner: User, setting: Settings["trial-expired-by-call"]) =>
    setting === "nothing" ? [] : one(setting, ofProject(project, owner)),
  none,
);

/** What a period costs and how it was paid. */
export interface Charge {
  readonly transactionId: string;
  readonly total: number;
  readonly taxPercent: number;
  readonly period: "MONTHLY" | "YEARLY";
  /** None of a renewal. */
  readonly invoiceNo?: number;
}

interface Subscribed {
  readonly project: Project;
  readonly owner: User;
  readonly plan: Plan;
  readonly charge: Charge;
}

const ofSubscription = ({ project, owner, plan, charge }: Subscribed) => ({
  ...ofProject(project, owner),
  plan: { id: plan.id, name: plan.name },
  charge,
  billTo: project.billTo ?? noBillTo,
});

export const noBillTo: NonNullable<Project["billTo"]> = {
  name: "",
  companyName: "",
  companyId: "",
  vatId: "",
  country: "",
  city: "",
  state: "",
  postCode: "",
  address: "",
};

export const activated = rule(
  "activation-announced",
  (subscribed: Subscribed) => one("subscription_activated", ofSubscription(subscribed)),
  none,
);

/** A change of plan or period of an active project is announced like an activation. */
export const isPlanChangeAnnounced = rule(
  "plan-change-announced",
  (setting: Settings["plan-change-webhook"]) => setting === "fired",
  () => false,
);

export const renewed = rule(
  "renewal-announced",
  (subscribed: Subscribed) => one("subscription_renewed", ofSubscription(subscribed)),
  none,
);

export const affiliateJoined = rule(
  "affiliate-announced",
  ({ commissionPercent }: Affiliate, user: User, defaultLink: string) =>
    one("affiliate_joined", { commission: commissionPercent, defaultLink, user: contact(user) }),
  none,
);

export const bandwidthReached = (threshold: number, project: Project, owner: User): News => ({
  topic: "bandwidth_notification",
  about: { ...ofProject(project, owner), usedBandwidth: threshold },
});

/** When something happened, as payloads have it. */
export const timeOf = rule(
  "webhook-times-in-seconds",
  (now: Instant) => toUnix(now),
  (now) => toMillis(now),
);

/** Who is told of a topic. */
export const receivers = rule(
  "webhook-to-every-hook-of-its-topic",
  (hooks: readonly WebhookSubscription[]) => hooks.toSorted((one, other) => one.id - other.id),
  (hooks) => hooks.slice(0, 1),
);
