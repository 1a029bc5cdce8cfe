import { closest } from "../../core/closest.ts";
import { parseDuration, plus, type Span } from "../../core/instant.ts";
import type { Service } from "../../core/service.ts";
import type { NewDeliveryPlan } from "./deliveries.ts";

/** What is wrong with a plan, where, and what helps. */
interface PlanProblem {
  /** Dotted from the plan, e.g. `plan[1].send`; empty for the plan itself. */
  readonly field: string;
  readonly problem: string;
  readonly remedy: string;
}

/** A delivery plan that cannot be kept; nothing was changed. */
export class DeliveryPlanRefused extends Error {
  readonly field: string;
  readonly remedy: string;
  constructor({ field, problem, remedy }: PlanProblem) {
    super(`${field === "" ? "" : `${field}: `}${problem}; ${remedy}`);
    this.field = field;
    this.remedy = remedy;
  }
}

type Services = ReadonlyMap<string, Service>;
type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const planWords = ["service", "topic", "to", "plan"];
const stepWords = ["pretend", "send", "wait", "hold"];
const ways = ["normally", "twice", "wrongly-signed", "stale", "truncated"];
const example = "write steps such as { pretend: 500 }, { send: twice }, { wait: PT1H } or { hold: 2 }";

/** Everything that is wrong with a plan as somebody wrote it. */
export function planProblems(plan: unknown, services: Services): readonly PlanProblem[] {
  if (!isMembers(plan)) return [{ field: "", problem: "is no delivery plan", remedy: example }];
  const service = services.get(String(plan.service));
  return [
    ...unknownWords(plan, planWords, ""),
    ...(service ? receiverProblems(plan, service) : [notAService(plan.service, services)]),
    ...stepsProblems(plan.plan, service),
  ];
}

/** The plan, once nothing is wrong with it. */
export function checkedPlan(plan: NewDeliveryPlan, services: Services): NewDeliveryPlan {
  const [problem] = planProblems(plan, services);
  if (problem) throw new DeliveryPlanRefused(problem);
  return plan;
}

function notAService(name: unknown, services: Services): PlanProblem {
  const problem = name === undefined ? "is missing" : `no service ${String(name)}`;
  return { field: "service", problem, remedy: meant(String(name), [...services.keys()]) };
}

function receiverProblems({ topic, to }: Members, { name, deliver }: Service): readonly PlanProblem[] {
  if (!deliver) {
    return [{ field: "service", problem: `${name} sends nothing`, remedy: "plan deliveries of a service that does" }];
  }
  const { topics } = deliver;
  const known = topics ? meant(String(topic), topics) : "write the name of a topic";
  const isTopic = topics ? topics.some((one) => one === topic) : typeof topic === "string" && topic !== "";
  return [
    ...(topic === undefined || isTopic
      ? []
      : [{ field: "topic", problem: `${name} announces no ${String(topic)}`, remedy: known }]),
    ...(to === undefined || (typeof to === "string" && to !== "")
      ? []
      : [{ field: "to", problem: "is no address", remedy: "write the receiver's address as it was given" }]),
  ];
}

function stepsProblems(steps: unknown, service: Service | undefined): readonly PlanProblem[] {
  if (!Array.isArray(steps)) return [{ field: "plan", problem: "is no list of steps", remedy: example }];
  if (steps.length === 0) return [{ field: "plan", problem: "has no steps", remedy: example }];
  return steps.flatMap((step: unknown, i) => stepProblems(step, `plan[${i}]`, service));
}

function stepProblems(step: unknown, field: string, service: Service | undefined): readonly PlanProblem[] {
  if (!isMembers(step)) return [{ field, problem: "is no step", remedy: example }];
  const words = Object.keys(step);
  const unknown = unknownWords(step, stepWords, `${field}.`);
  if (unknown.length > 0) return unknown;
  const [word] = words;
  if (word === undefined || words.length > 1) {
    const problem = word === undefined ? "says nothing" : `says ${words.join(" and ")} at once`;
    return [{ field, problem, remedy: `a step has one of ${stepWords.join(", ")}` }];
  }
  const wrong = judges[word]?.(step[word], service);
  return wrong ? [{ field: `${field}.${word}`, ...wrong }] : [];
}

type Judge = (value: unknown, service: Service | undefined) => Omit<PlanProblem, "field"> | undefined;

const judges: Readonly<Record<string, Judge>> = {
  pretend(value) {
    if (value === "timeout" || value === "refused") return undefined;
    if (typeof value === "number" && Number.isInteger(value) && value >= 200 && value <= 599) return undefined;
    const near = closest(String(value), ["timeout", "refused"]);
    const remedy = near ? `did you mean ${near}?` : "write a status from 200 to 599, timeout or refused";
    return { problem: `nobody can pretend ${shown(value)}`, remedy };
  },
  send(value, service) {
    if (!ways.some((way) => way === value))
      return { problem: `no way of sending is ${shown(value)}`, remedy: meant(String(value), ways) };
    const signs = (service?.deliver?.signedIn ?? []).length > 0;
    if (value !== "wrongly-signed" || !service || signs) return undefined;
    return { problem: `${service.name} signs nothing that it sends`, remedy: "take another way of sending" };
  },
  wait(value) {
    const span = typeof value === "string" ? parseDuration(value) : undefined;
    if (span && isWithinACentury(span)) return undefined;
    const problem = span ? `${shown(value)} is longer than a century` : `${shown(value)} is no duration`;
    return { problem, remedy: "write an ISO 8601 duration such as PT90S, PT1H or P2D" };
  },
  hold(value) {
    if (typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 1000) return undefined;
    return { problem: `nothing is held for ${shown(value)} others`, remedy: "write a whole number from 1 to 1000" };
  },
};

function isWithinACentury(span: Span): boolean {
  try {
    const reached = plus("2000-01-01T00:00:00.000Z", span);
    return reached.startsWith("20") || reached.startsWith("2100-01-01T00:00:00.000");
  } catch {
    return false;
  }
}

const shown = (value: unknown): string => (typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing"));

const unknownWords = (members: Members, known: readonly string[], before: string): readonly PlanProblem[] =>
  Object.keys(members)
    .filter((word) => !known.includes(word))
    .map((word) => ({ field: `${before}${word}`, problem: "not a word of a plan", remedy: meant(word, known) }));

function meant(word: string, known: readonly string[]): string {
  const near = closest(word, known);
  return near === undefined ? `known: ${known.join(", ") || "none"}` : `did you mean ${near}?`;
}
