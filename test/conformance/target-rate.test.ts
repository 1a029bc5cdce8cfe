import { expect, test } from "vitest";
import { openTarget } from "../../conformance/kit/index.ts";
import { considerate, type Timer } from "../../conformance/kit/rate.ts";
import { aTransport, contract, stuntDouble } from "./parcels.ts";

/** Time that passes only by sleeping. */
function aTimer(): Timer & { slept: number[] } {
  let now = Date.parse("2026-05-01T00:00:00Z");
  const slept: number[] = [];
  const sleep = async (milliseconds: number) => {
    slept.push(milliseconds);
    now += milliseconds;
  };
  return { now: () => now, sleep, slept };
}

const request = { method: "GET", url: "http://127.0.0.1:4999/parcels/1", headers: {} };

test("a rate is kept evenly over everything that is sent at once", async () => {
  const timer = aTimer();
  const sentAt: number[] = [];
  const { transport } = aTransport(() => {
    sentAt.push(timer.now());
    return {};
  });
  const paced = considerate(transport, { perSecond: 4, patient: false, timer });
  await Promise.all(Array.from({ length: 5 }, () => paced(request)));
  const [first = 0] = sentAt;
  expect(sentAt.map((at) => at - first)).toEqual([0, 250, 500, 750, 1000]);
});

test.each([
  ["seconds", "7", [7000]],
  ["a date", "Fri, 01 May 2026 00:00:20 GMT", [20_000]],
  ["more than a minute", "3600", [60_000]],
])("an answer that asks for patience in %s is waited out", async (_how, asked, slept) => {
  for (const status of [429, 503]) {
    const timer = aTimer();
    let answers = 0;
    const { transport, seen } = aTransport(() => {
      answers += 1;
      return answers === 1 ? { status, headers: { "retry-after": asked } } : { status: 200 };
    });
    const patient = considerate(transport, { perSecond: undefined, patient: true, timer });
    expect(await patient({ ...request, body: "x" })).toMatchObject({ status: 200 });
    expect(timer.slept).toEqual(slept);
    expect(seen[1]).toEqual(seen[0]);
  }
});

test("three times, then the answer counts; without Retry-After it counts at once", async () => {
  const timer = aTimer();
  const busy = aTransport(() => ({ status: 429, headers: { "retry-after": "1" } }));
  const patient = considerate(busy.transport, { perSecond: undefined, patient: true, timer });
  expect(await patient(request)).toMatchObject({ status: 429 });
  expect(busy.seen).toHaveLength(4);
  expect(timer.slept).toEqual([1000, 1000, 1000]);
  for (const headers of [{}, { "retry-after": "soon" }] as Record<string, string>[]) {
    const plain = aTransport(() => ({ status: 503, headers }));
    await considerate(plain.transport, { perSecond: undefined, patient: true, timer })(request);
    expect(plain.seen).toHaveLength(1);
  }
});

test("a pause holds every lane", async () => {
  const timer = aTimer();
  const sentAt: number[] = [];
  const began = timer.now();
  const { transport } = aTransport(() => {
    sentAt.push(timer.now() - began);
    return sentAt.length === 1 ? { status: 429, headers: { "retry-after": "5" } } : {};
  });
  const patient = considerate(transport, { perSecond: undefined, patient: true, timer });
  await patient(request);
  await Promise.all([patient(request), patient(request)]);
  expect(sentAt).toEqual([0, 5000, 5000, 5000]);
});

test("a target file's rate holds for the vendor's API; a Stunt Double is never waited for", async () => {
  const source = "address: http://127.0.0.1:4999\nlimits: {requests-per-second: 2}";
  const busy = () => ({ status: 429, headers: { "retry-after": "9" } });
  const foreign = aTimer();
  const own = aTimer();
  const opened = { contract, file: { name: "t.yaml", source } };
  const other = await openTarget({ ...opened, transport: aTransport(busy).transport, timer: foreign });
  const double = await openTarget({ ...opened, transport: aTransport(stuntDouble(busy)).transport, timer: own });
  await other.transport(request);
  await double.transport(request);
  await double.transport(request);
  expect(foreign.slept).toEqual([9000, 9000, 9000]);
  expect(own.slept).toEqual([500]);
});
