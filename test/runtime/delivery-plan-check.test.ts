import { describe, expect, test } from "vitest";
import { planProblems } from "../../src/runtime/effects/plan-check.ts";
import { rankMath } from "../../src/services/rank-math/service.ts";
import { parcels } from "../example/service/service.ts";
import { simulate } from "../example/simulate.ts";

const silent = { ...parcels, name: "silent", deliver: undefined };
const unsigned = { ...parcels, name: "unsigned", deliver: { ...parcels.deliver, signedIn: [] } };
const services = new Map(
  [parcels, rankMath, silent, unsigned].map((service) => [service.name, service as typeof parcels]),
);

const good = { service: "parcels", plan: [{ pretend: 500 }] };
const stepped = (...plan: readonly unknown[]) => ({ service: "parcels", plan });

describe("a delivery plan that can be met", () => {
  test.each([
    [{ ...good, topic: "parcel.delivered", to: "http://127.0.0.1:1/" }],
    [stepped({ pretend: "timeout" }, { pretend: "refused" }, { pretend: 200 }, { pretend: 599 })],
    [stepped({ send: "normally" }, { send: "twice" }, { send: "wrongly-signed" }, { send: "stale" })],
    [stepped({ send: "truncated" }, { wait: "PT0S" }, { wait: "P99Y" }, { hold: 1 }, { hold: 1000 })],
    [{ service: "rank-math", topic: "site-list", plan: [{ send: "wrongly-signed" }] }],
  ])("%j", (plan) => {
    expect(planProblems(plan, services)).toEqual([]);
  });
});

const refused: readonly (readonly [plan: unknown, field: string, problem: string, remedy: string])[] = [
  ["every third one", "", "is no delivery plan", "write steps"],
  [[good], "", "is no delivery plan", "write steps"],
  [null, "", "is no delivery plan", "write steps"],
  [{ plan: good.plan }, "service", "is missing", "known: parcels"],
  [{ ...good, service: "parcel" }, "service", "no service parcel", "did you mean parcels?"],
  [{ ...good, service: "silent" }, "service", "silent sends nothing", "that does"],
  [
    { ...good, topic: "parcel.deliverd" },
    "topic",
    "parcels announces no parcel.deliverd",
    "did you mean parcel.delivered?",
  ],
  [{ ...good, topic: "deliver-parcel" }, "topic", "parcels announces no deliver-parcel", "parcel.deliver"],
  [{ ...good, topic: 7 }, "topic", "parcels announces no 7", "known: parcel.accepted, parcel.delivered"],
  [{ ...good, to: "" }, "to", "is no address", "write the receiver's address"],
  [{ ...good, to: 80 }, "to", "is no address", "write the receiver's address"],
  [{ ...good, topik: "parcel.accepted" }, "topik", "not a word of a plan", "did you mean topic?"],
  [{ service: "parcels" }, "plan", "is no list of steps", "write steps"],
  [{ ...good, plan: { pretend: 500 } }, "plan", "is no list of steps", "write steps"],
  [stepped(), "plan", "has no steps", "write steps"],
  [stepped({ pretend: 500 }, "twice"), "plan[1]", "is no step", "write steps"],
  [stepped({}), "plan[0]", "says nothing", "one of pretend, send, wait, hold"],
  [stepped({ pretend: 500, send: "twice" }), "plan[0]", "says pretend and send at once", "one of"],
  [stepped({ pretned: 500 }), "plan[0].pretned", "not a word of a plan", "did you mean pretend?"],
  [stepped({ pretend: "timout" }), "plan[0].pretend", "nobody can pretend timout", "did you mean timeout?"],
  [stepped({ pretend: 42 }), "plan[0].pretend", "nobody can pretend 42", "a status from 200 to 599"],
  [stepped({ pretend: 600 }), "plan[0].pretend", "nobody can pretend 600", "a status from 200 to 599"],
  [stepped({ pretend: 500.5 }), "plan[0].pretend", "nobody can pretend 500.5", "a status"],
  [stepped({ send: "twise" }), "plan[0].send", "no way of sending is twise", "did you mean twice?"],
  [stepped({ send: true }), "plan[0].send", "no way of sending is true", "known: normally"],
  [stepped({ wait: "1h" }), "plan[0].wait", "1h is no duration", "PT1H"],
  [stepped({ wait: 60 }), "plan[0].wait", "60 is no duration", "PT90S"],
  [stepped({ wait: "P101Y" }), "plan[0].wait", "P101Y is longer than a century", "ISO 8601"],
  [stepped({ wait: "PT999999999999999H" }), "plan[0].wait", "is longer than a century", "ISO 8601"],
  [stepped({ hold: 0 }), "plan[0].hold", "nothing is held for 0 others", "from 1 to 1000"],
  [stepped({ hold: "2" }), "plan[0].hold", "nothing is held for 2 others", "from 1 to 1000"],
  [stepped({ hold: 1.5 }), "plan[0].hold", "nothing is held for 1.5 others", "from 1 to 1000"],
  [
    { service: "unsigned", plan: [{ send: "wrongly-signed" }] },
    "plan[0].send",
    "unsigned signs nothing that it sends",
    "another way",
  ],
];

describe("a delivery plan is refused where it is wrong, with what helps", () => {
  test.each(refused)("%j", (plan, field, problem, remedy) => {
    const [found] = planProblems(plan, services);
    expect(found).toEqual({
      field,
      problem: expect.stringContaining(problem),
      remedy: expect.stringContaining(remedy),
    });
  });

  test("everything that is wrong is told at once", () => {
    const plan = { service: "parcels", topic: "x", plan: [{ hold: 0 }, { send: "often" }] };
    expect(planProblems(plan, services).map(({ field }) => field)).toEqual(["topic", "plan[0].hold", "plan[1].send"]);
  });

  test("and the sandbox stays as it is", async () => {
    const { sandbox } = await simulate();
    await sandbox().addDeliveryPlan({ service: "parcels", plan: [{ pretend: 500 }] });
    const before = sandbox().record;
    const wrong = sandbox().addDeliveryPlan({ service: "parcels", topic: "parcel.acepted", plan: [] });
    await expect(wrong).rejects.toMatchObject({ field: "topic", remedy: "did you mean parcel.accepted?" });
    expect(sandbox().record).toBe(before);
  });
});
