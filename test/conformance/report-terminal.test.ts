import { expect, test } from "vitest";
import { renderTerminal } from "../../conformance/kit/index.ts";
import { aCase, judge, sent } from "./parcels.ts";
import { aReport, manyFailures } from "./reports.ts";

const failing = () => sent({ to: "Bob" });

test("a failure shows exchange, check, grade, source, place and how to repeat it", async () => {
  const report = await judge([aCase({ rules: { contrast: ["too-many"] } })], failing);
  const text = renderTerminal(report, { command: "npx stunt-double conform parcels" });
  expect(text).toMatch(/^FAIL {2}parcels\/is-sent +must\n {6}A parcel is sent\n {6}POST \/parcels +200\n/m);
  expect(text).toMatch(/to +"Bob" +expected "Ann"/);
  expect(text).toContain('documented   "Send", Parcels are sent.');
  expect(text).toContain("contract     openapi/parcels/openapi.yaml:24        rule  parcels/too-many");
  expect(text).toContain("repeat       npx stunt-double conform parcels --case parcels/is-sent --verbose");
  expect(text).toMatch(/DOES NOT CONFORM {3}0 pass · 1 fail \(100 % judged\) {3}exit 1\n$/);
  expect(text).not.toContain("\u001b[");
  expect(renderTerminal(report, { colour: true })).toContain("\u001b[31mFAIL");
});

test("every kind of news has its line, and the last one names the report files", async () => {
  const text = renderTerminal(await aReport(), { reports: ["out/report.html", "junit.xml"] });
  const lines = [
    "parcels, suite 1.0 (11 cases), against 127.0.0.1:4999  http://127.0.0.1:4999",
    "ready   sender ok · clock hook ok",
    "EFFk.ao.Sow  0.0 s",
    "        id                        1               as expected",
    '        to                        "Bob"           expected "lost"',
    "SET-UP FAILED  words/set-up-failed                                                              must",
    "ENGINE ERROR  words/engine-error",
    "      not a function",
    "      known until 2026-04-30 (was to be gone by May); the date has passed",
    "warning         words/warning      should",
    "                price 9, expected 1     inferred: priced",
    "silent places   where the vendor says nothing, this target does:",
    "      status of too_many     409     (we chose 400)        setting too-many-status: 409",
    '      colour of sendParcel   "red"   (we chose "blue")',
    "warning         sendParcel answers members the contract does not name: leaked",
    "not applicable  1   given.van not given 1",
    "known (k)       1 in known.txt, still failing; it runs out on 2026-06-30",
    "stale           known.txt:4  words/pass no longer fails or does not exist; take the line out",
    "stale           known.txt:5  words/gone no longer fails or does not exist; take the line out",
    "expired         known.txt:3  words/expired was known until 2026-04-30; the line excuses nothing any more",
    "left behind     61 orders, 58 customers of run r1 (the API cannot delete them); 41 subscriptions",
    "                removed",
    "this suite catches 118 of 121 broken doubles",
    "reports: out/report.html  junit.xml        exit 1",
  ];
  expect(text.split("\n")).toEqual(expect.arrayContaining(lines));
});

test("progress is wrapped at the width, and the seconds follow it", async () => {
  const report = await manyFailures(130, () => ({ to: "lost" }));
  const [, progress] = renderTerminal({ ...report, seconds: 4.81 }, { width: 60 }).split("\n\n");
  expect(progress).toBe(`${"F".repeat(60)}\n${"F".repeat(60)}\n${"F".repeat(10)}  4.8 s`);
});

test("a refusal that did not come is said on the line of its exchange", async () => {
  const refused = aCase({
    contract: ["sendParcel 400"],
    async run({ as }) {
      (await as("sender").call("sendParcel", { body: { to: "" } })).is(400, "to_missing");
    },
  });
  expect(renderTerminal(await judge([refused], () => sent()))).toMatch(
    /POST \/parcels +200 {2}expected 400 to_missing\n/,
  );
});

test("of two JSON values that differ in one member, the member is shown", async () => {
  const whole = (to: string) => ({
    parcels: Array.from({ length: 30 }, (_, id) => ({ id, to: id === 7 ? to : "Ann" })),
  });
  const file = aCase({
    async run({ as, check }) {
      (await as("sender").call("sendParcel", { body: { to: "Ann" } })).is(200);
      check("the list", { status: "sendParcel 200" }, whole("Bob"), whole("Eve"));
    },
  });
  const text = renderTerminal(await judge([file], () => sent()));
  expect(text).toMatch(/the list\.parcels\.7\.to +"Bob" +expected "Eve"\n/);
  expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
});

test("hundreds of failures stay readable: a few of each kind, then how many more", async () => {
  const report = await manyFailures(400, (index) => (index < 30 ? { id: 2 } : { to: "lost" }));
  const text = renderTerminal(report);
  expect(text.match(/^FAIL /gm)).toHaveLength(6);
  expect(text).toContain('  367 more fail alike: to "Bob", expected "lost"\n   27 more fail alike: id 1, expected 2\n');
  expect(text.split("\n").length).toBeLessThan(80);
  const different = renderTerminal(await manyFailures(400, (index) => ({ id: index + 2 })));
  expect(different.match(/^FAIL /gm)).toHaveLength(20);
  expect(different).toContain("  368 more fail in other ways\n");
});

test("an answer cannot steer the terminal, nor break out of its line", async () => {
  const report = await judge([aCase()], () => sent({ to: "\u001b[2J\u202eevil\nFAIL  made/up" }));
  for (const text of [renderTerminal(report), renderTerminal(report, { verbose: true })]) {
    expect(text).not.toMatch(/[\u001b\u202e]/);
    expect(text).not.toMatch(/^FAIL {2}made/m);
  }
});
