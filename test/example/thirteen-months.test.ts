import { performance } from "node:perf_hooks";
import { expect, test } from "vitest";
import type { OutgoingRequest } from "../../src/core/effect.ts";
import { canonical } from "../../src/runtime/journal/journal.ts";
import { attemptsOf, hearing } from "./hearing.ts";
import { parcels } from "./service/service.ts";
import { aBook, noon, rawOf, type Simulation } from "./simulate.ts";

/** From 1 March 2026 to 1 April 2027. */
const hoursInAll = 396 * 24;

/** Twelve senders; each parcel is under way for so many hours, and sends the next one off when it arrives. */
const journeys = Array.from({ length: 12 }, (_, n) => ({ to: `Ann ${n}`, hours: 300 + 31 * n }));

const after = (hours: number, seconds = 0) =>
  new Date(Date.parse(noon) + hours * 3_600_000 + seconds * 1000).toISOString();

/** When each parcel has to arrive, in the order in which it has to. */
const arrivals = journeys
  .flatMap(({ to, hours }) =>
    Array.from({ length: Math.floor(hoursInAll / hours) }, (_, n) => ({ to, at: after(hours * (n + 1)) })),
  )
  .toSorted((one, other) => (one.at < other.at ? -1 : 1));

const announced = ({ headers, body }: OutgoingRequest): { topic: string; to: string; id: string } => {
  const { parcel } = JSON.parse(body);
  return { topic: headers["x-parcels-topic"] ?? "", to: parcel.to, id: parcel.parcel_id };
};

/** The receiver looks at what it is told of, and books the next parcel; every fourth sender's receiver needs two attempts. */
async function thirteenMonths() {
  const answers: number[] = [];
  const seen = new Set<string>();
  const hear = async (request: OutgoingRequest): Promise<number> => {
    const { topic, to, id } = announced(request);
    const again = seen.has(topic + id);
    seen.add(topic + id);
    if (again) return 200;
    const calls = [rawOf({ method: "GET", path: `/parcels/${id}` })];
    const hours = journeys.find((journey) => journey.to === to)?.hours ?? 0;
    if (topic === "parcel.delivered") calls.push(rawOf(aBook({ to, deliver_in_hours: hours })));
    for (const call of calls) answers.push((await simulation.simulator.pipeline.handle(parcels, call)).status);
    return Number(to.slice(4)) % 4 === 0 ? 500 : 200;
  };
  const listening = await hearing(hear);
  const simulation: Simulation = listening;
  for (const { to, hours } of journeys) await listening.call(aBook({ to, deliver_in_hours: hours }));
  await listening.sandbox().settle();
  const began = performance.now();
  await listening.sandbox().advance({ months: 13 });
  return { ...listening, answers, millis: performance.now() - began };
}

test("thirteen months in one call: what falls due happens in due order with exact stamps", async () => {
  const { sandbox, heard, answers } = await thirteenMonths();
  expect(sandbox().now()).toBe(after(hoursInAll));
  expect(arrivals.length).toBeGreaterThan(200);

  const jobs = await sandbox().outbox({ kind: "job", status: "delivered" });
  expect(jobs.map(({ dueAt }) => dueAt).toSorted()).toEqual(arrivals.map(({ at }) => at));
  for (const { dueAt, attempts } of jobs) expect(attempts).toEqual([{ at: dueAt }]);

  const webhooks = await sandbox().outbox({ topic: "parcel.delivered" });
  const stamps = webhooks.map(({ data, attempts }) => ({ to: toOf(data), at: attempts[0]?.at }));
  expect(stamps).toEqual(arrivals);
  for (const { data, status, attempts } of webhooks) {
    const [at = ""] = attempts.map((attempt) => attempt.at);
    const again = new Date(Date.parse(at) + 30_000).toISOString();
    const twice = Number(toOf(data).slice(4)) % 4 === 0;
    expect(attempts).toEqual(
      twice
        ? [
            { at, status: 500 },
            { at: again, status: 200 },
          ]
        : [{ at, status: 200 }],
    );
    expect(status).toBe("delivered");
  }

  const instants = heard.map(({ clock }) => clock);
  expect(instants).toEqual(instants.toSorted());
  expect(new Set(answers)).toEqual(new Set([200, 201]));
});

test("thirteen months take about a second at most and are equal every time: state, attempts, journal, bytes sent", async () => {
  const runs = [await thirteenMonths(), await thirteenMonths(), await thirteenMonths()];
  const [first, ...others] = await Promise.all(
    runs.map(async ({ sandbox, heard, defects }) => ({
      heard,
      defects,
      hash: await sandbox().hash(),
      attempts: attemptsOf(await sandbox().outbox()),
      journal: sandbox().journal.entries().map(canonical),
    })),
  );
  for (const other of others) expect(other).toEqual(first);
  // About a quarter of a second; machines differ and are shared, so only a lost order of magnitude fails.
  expect(Math.min(...runs.map(({ millis }) => millis))).toBeLessThan(4_000);
});

const toOf = (data: Readonly<Record<string, unknown>>): string => (data as { parcel: { to: string } }).parcel.to;
