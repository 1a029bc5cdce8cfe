import type { Contract } from "../../../openapi/simvoly/contract.types.ts";
import type { operations as Panel } from "../../../openapi/simvoly/panel.types.ts";
import type { components } from "../../../openapi/simvoly/types.ts";
import { type Matcher, matching } from "../../kit/index.ts";
import { aProject, type Hands, setStatus } from "./arrange.ts";

type Schemas = components["schemas"];
type Body<Action extends keyof Contract["panel"]> = Panel[Action] extends {
  requestBody: { content: { "application/json": infer Sent } };
}
  ? Sent
  : never;
export type PlanWish = Partial<Body<"addPlan">>;

/** A new plan; 20 of everything, one website, one funnel and no price, unless told otherwise. */
export const aPlan = ({ arrange, setUp, unique }: Hands, wish: PlanWish = {}) =>
  setUp(() => arrange.addPlan({ name: unique("plan"), ...wish }));

/** A new project that is active on a plan of its own, by the month unless told otherwise. */
export async function aSubscription(stage: Hands, wish: PlanWish & { period?: Schemas["Period"] } = {}) {
  const { period = "MONTHLY", ...limits } = wish;
  const made = await aProject(stage);
  const plan = await aPlan(stage, limits);
  const body = { status: "ACTIVE", planId: plan.id, period } as const;
  await stage.setUp(async () => (await setStatus(stage, made.projectId, body)).is(200));
  return { ...made, plan };
}

export const setWebsiteStatus = (stage: Hands, id: number, body: Schemas["WebsiteStatus"]) =>
  stage.as("platform").call("setWebsiteStatus", { path: { id }, body });

export const activate = (stage: Hands, id: number, body: Schemas["ActivationForMonths"]) =>
  stage.as("platform").call("activateProject", { path: { id }, body });

export const setAddon = (stage: Hands, id: number, value: Schemas["Addon"]["value"]) =>
  stage.as("platform").call("setAddon", { path: { id }, body: { type: "EMAIL_MARKETING", value } });

export const checkLimits = (stage: Hands, id: number, planId: number) =>
  stage.as("platform").call("checkLimits", { path: { id }, query: { planId } });

/** Makes one site more in a project that has room for it. */
export const addSite = (stage: Hands, projectId: number, wish: Partial<Schemas["NewSite"]> = {}) =>
  stage.setUp(async () => {
    const answer = await stage.as("platform").call("addWebsite", { body: { projectId, ...wish } });
    return answer.is(200).body.data;
  });

/** A funnel template of a new category. */
export const aFunnelTemplate = ({ arrange, setUp, unique }: Hands) =>
  setUp(async () => {
    const { id: categoryId } = await arrange.addFunnelCategory({ name: { en: unique("category") } });
    return arrange.addFunnelTemplate({ categoryId, name: { en: unique("funnel") } });
  });

/** What the back office knows of the subscription of a project. */
export const subscriptionOf = ({ arrange }: Hands, projectId: number) => arrange.readProject({ projectId });

/** Enters what a website uses of the limits of its plan. */
export const use = ({ arrange, setUp }: Hands, websiteId: number, usage: Omit<Body<"setUsage">, "websiteId">) =>
  setUp(() => arrange.setUsage({ websiteId, ...usage }));

export const seconds = (instant: Date): number => Math.floor(instant.getTime() / 1000);
export const instantOf = (unix: number): Date => new Date(unix * 1000);

/** Calendar months later in UTC, on the last day of a month that lacks the day; UNIX seconds. */
export function monthsAfter(unix: number, months: number): number {
  const start = instantOf(unix);
  const first = new Date(start);
  first.setUTCDate(1);
  first.setUTCMonth(first.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(start.getUTCDate(), lastDay));
  return seconds(first);
}

export const daysAfter = (unix: number, days: number): number => unix + days * 86_400;

/** UNIX seconds within a minute of others. */
export const about = (unix: number): Matcher =>
  matching(`within a minute of ${instantOf(unix).toISOString()}`, (at) => Math.abs(Number(at) - unix) <= 60);

/** Moves the clock to a minute before or after an instant in UNIX seconds. */
export const aMinute = (stage: Hands, side: "before" | "after", unix: number): Promise<Date> =>
  stage.clock.advanceTo(instantOf(unix + (side === "before" ? -60 : 60)));

/** The target's time in UNIX seconds. */
export const now = async ({ clock }: Hands): Promise<number> => seconds(await clock.read());

/** Moves the clock to noon of the next 10th, so that each month that follows has the day; UNIX seconds. */
export async function toTheTenth({ clock, setUp }: Hands): Promise<number> {
  const start = await clock.read();
  const tenth = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 10, 12);
  return setUp(async () => seconds(await clock.advanceTo(new Date(tenth))));
}

/** Moves the clock to noon of the next 31st of January before a year of 365 days; UNIX seconds. */
export async function toTheEndOfJanuary({ clock, setUp }: Hands): Promise<number> {
  const next = (await clock.read()).getUTCFullYear() + 1;
  const year = next % 4 === 0 ? next + 1 : next;
  return setUp(async () => seconds(await clock.advanceTo(new Date(Date.UTC(year, 0, 31, 12)))));
}

/** Assigns a customer, a new one unless told otherwise; answers the external id. */
export const assign = (stage: Hands, place: { projectId: number; websiteId?: number }, known?: string) =>
  stage.setUp(async () => {
    const externalCustomerId = known ?? stage.unique("admin");
    const customer = { externalCustomerId, customerEmail: `${externalCustomerId}@clients.example` };
    (await stage.as("platform").call("assignCustomer", { body: { ...place, ...customer } })).is(200);
    return externalCustomerId;
  });
