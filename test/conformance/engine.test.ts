import { expect, test } from "vitest";
import { exitCode, renderTerminal } from "../../conformance/kit/index.ts";
import { aCase, judge, sent, stuntDouble } from "./parcels.ts";

const resultOf = (report: Awaited<ReturnType<typeof judge>>) => report.cases[0]?.result;
const only = (report: Awaited<ReturnType<typeof judge>>) => report.cases[0];

test("a target that keeps the contract conforms", async () => {
  const report = await judge([aCase()], () => sent());
  expect(report).toMatchObject({
    verdict: "conforms",
    judged: 1,
    counts: { pass: 1 },
    service: "parcels",
    target: "127.0.0.1:4999",
  });
  expect(exitCode(report)).toBe(0);
});

test("a documented property that differs fails the case, an inferred one warns, a chosen one is noted", async () => {
  const expecting = (partial: object) =>
    aCase({
      async run({ as }) {
        (await as("sender").call("sendParcel", { body: { to: "Ann" } })).is(200).has(partial);
      },
    });
  const answer = () => sent({ price: 2, colour: "red" });
  expect(resultOf(await judge([expecting({ to: "Bob" })], answer))).toBe("fail");
  expect(resultOf(await judge([expecting({ price: 1 })], answer))).toBe("warning");
  expect(resultOf(await judge([expecting({ colour: "blue" })], answer))).toBe("noted");
  expect(resultOf(await judge([expecting({ colour: "blue" })], answer, { failOn: "may" }))).toBe("fail");
});

const refusedCase = aCase({
  contract: ["sendParcel 400"],
  rules: { positive: ["too-many"] },
  async run({ as }) {
    (await as("sender").call("sendParcel", { body: { to: "Ann" } })).is(400, "too_many");
  },
});

test("a refusal is three checks, each of its own grade", async () => {
  expect(resultOf(await judge([refusedCase], () => sent()))).toBe("fail");
  expect(resultOf(await judge([refusedCase], () => ({ status: 409, body: { code: "too_many" } })))).toBe("noted");
  expect(resultOf(await judge([refusedCase], () => ({ status: 400, body: { code: "to_missing" } })))).toBe("warning");
  expect(resultOf(await judge([refusedCase], () => ({ status: 400, body: { code: "too_many" } })))).toBe("pass");
});

test("a silent place is shown with its setting", async () => {
  const report = await judge([refusedCase], () => ({ status: 409, body: { code: "too_many" } }));
  expect(renderTerminal(report)).toContain("409   (we chose 400)     setting too-many-status");
});

test("a check that names a rule takes the rule's grade where that is weaker", async () => {
  const file = aCase({
    async run({ as }) {
      (await as("sender").call("sendParcel", { body: { to: "Ann" } }))
        .is(200)
        .has({ to: "Bob" }, { rule: "free-of-charge" });
    },
  });
  expect(resultOf(await judge([file], () => sent()))).toBe("noted");
});

test("an undeclared status, a wrong type and a wrong content type are failures of the contract", async () => {
  const answers = [
    { status: 500, body: {} },
    sent({ id: "one" }),
    { ...sent(), headers: { "content-type": "text/plain" } },
  ];
  for (const answer of answers) {
    const report = await judge([aCase()], () => answer);
    expect(only(report)?.checks.filter(({ by, holds }) => by === "contract" && !holds)).toHaveLength(1);
    expect(report.verdict).toBe("fails");
  }
});

test("a server that answers with pages fails and breaks nothing", async () => {
  const report = await judge([aCase()], () => ({
    body: "<html>Hello</html>",
    headers: { "content-type": "text/html" },
  }));
  expect(resultOf(report)).toBe("fail");
  expect(exitCode(report)).toBe(1);
});

test("members beyond the contract fail on a Stunt Double and are named once elsewhere", async () => {
  const cases = [aCase(), aCase({ id: "parcels/again" })];
  const foreign = await judge(cases, () => sent({ leaked: true }));
  expect(foreign).toMatchObject({ verdict: "conforms", extraMembers: { sendParcel: ["leaked"] } });
  const own = await judge(
    cases,
    stuntDouble(() => sent({ leaked: true })),
  );
  expect(own.counts.fail).toBe(2);
});

test("every case has its own sandbox on a Stunt Double, with its settings, and leaves it", async () => {
  const file = aCase({ settings: { "too-many-status": 409 } });
  const { seen, counts } = await judge(
    [file],
    stuntDouble(() => sent()),
  );
  expect(counts.pass).toBe(1);
  const made = seen.find(({ method, url }) => method === "POST" && url.endsWith("/sandboxes"));
  expect(JSON.parse(String(made?.body))).toEqual({
    name: "conform-r1-0",
    settings: { parcels: { "too-many-status": 409 } },
  });
  expect(seen.find(({ url }) => url.endsWith("/parcels"))?.headers["x-sandbox"]).toBe("conform-r1-0");
  expect(seen.at(-1)).toMatchObject({ method: "DELETE", url: "http://127.0.0.1:1/_control/v1/sandboxes/conform-r1-0" });
});

test("what fails while arranging is set-up failed", async () => {
  const arranging = aCase({
    needs: { capabilities: ["panel"] },
    async run({ arrange }) {
      await arrange.fillVan({ parcels: 2 });
    },
  });
  const refusing = stuntDouble(() => sent());
  const report = await judge([arranging], (request) =>
    request.url.includes("/panel/") ? { status: 400, body: { error: "no van" } } : refusing(request),
  );
  expect(only(report)).toMatchObject({ result: "setUpFailed", reason: expect.stringContaining("no van") });
  const preparing = aCase({
    async run({ as, setUp }) {
      await setUp(async () => (await as("sender").call("sendParcel", { body: { to: "Ann" } })).is(200));
    },
  });
  const unprepared = await judge([preparing], () => ({ status: 400, body: { code: "too_many" } }));
  expect(resultOf(unprepared)).toBe("setUpFailed");
  expect(exitCode(unprepared)).toBe(1);
});

test("an error of the case's own code is an engine error, unless a check failed before", async () => {
  const stumble = aCase({
    async run({ as }) {
      const { body } = (await as("sender").call("sendParcel", { body: { to: "Ann" } })).is(200);
      body.to.toUpperCase();
      if (body.id === 7) throw new TypeError("seven");
    },
  });
  const broken = await judge([stumble], () => sent({ id: 7 }));
  expect(only(broken)).toMatchObject({ result: "engineError", reason: "seven" });
  expect(exitCode(broken)).toBe(3);
  expect(resultOf(await judge([stumble], () => ({ body: { id: 1 } })))).toBe("fail");
  expect(resultOf(await judge([aCase({ run: async () => {} })], () => sent()))).toBe("engineError");
});

test("what the header does not name cannot be used", async () => {
  const sneaking = aCase({
    async run({ clock }) {
      await clock.advance("P1D");
    },
  });
  expect(
    only(
      await judge(
        [sneaking],
        stuntDouble(() => sent()),
      ),
    )?.reason,
  ).toContain("needs: { capabilities: [clock] }");
});

test("a connection that breaks during the run fails the case", async () => {
  const report = await judge([aCase()], ({ url }) => {
    if (url.endsWith("/health")) return { status: 404 };
    throw new Error("socket hang up");
  });
  expect(only(report)?.checks).toMatchObject([{ what: "answer", actual: "socket hang up", level: "must" }]);
});

test("a case that cannot be judged says what to prepare", async () => {
  const reasonFor = async (file: Parameters<typeof aCase>[0], opened = {}) =>
    only(await judge([aCase(file)], () => sent(), { opened }))?.reason;
  expect(await reasonFor({ needs: { capabilities: ["clock"] } })).toBe("clock not claimed");
  expect(await reasonFor({ needs: { capabilities: ["rows"] } })).toBe("rows: on a Stunt Double only");
  expect(await reasonFor({ needs: { roles: ["other"] } })).toBe("role other not given");
  expect(await reasonFor({ needs: { given: ["van"] } })).toBe("given.van not given");
  expect(await reasonFor({ settings: { "too-many-status": 409 } })).toBe("setting too-many-status is not 409 there");
  expect(await reasonFor({ does: "charges" }, { url: "https://parcels.example" })).toContain("production is only read");
  expect(await reasonFor({ does: "creates" }, { url: "https://staging.example" })).toContain("may: creates");
});

test("when nothing could be judged the run is no quiet green", async () => {
  const report = await judge([aCase({ needs: { given: ["van"] } })], () => sent());
  expect(report.verdict).toBe("fails");
  expect(exitCode(report)).toBe(2);
});

test("a run for mutants stops at its first failure", async () => {
  const cases = ["a/a", "a/b", "a/c"].map((id) => aCase({ id }));
  const report = await judge(cases, () => ({ status: 500, body: {} }), { stopAtFirstFailure: true, parallel: 1 });
  expect(report.stopped).toBe(true);
  expect(report.cases.map(({ id }) => id)).toEqual(["a/a"]);
});

test("cases are chosen by id, subject and pattern; a word that matches none is refused", async () => {
  const cases = ["a/one", "a/two", "b/one"].map((id) => aCase({ id }));
  const chosen = async (...select: string[]) =>
    (await judge(cases, () => sent(), { select: { cases: select } })).cases.map(({ id }) => id);
  expect(await chosen("a/one")).toEqual(["a/one"]);
  expect(await chosen("a")).toEqual(["a/one", "a/two"]);
  expect(await chosen("*/one")).toEqual(["a/one", "b/one"]);
  await expect(chosen("a/onne")).rejects.toThrow("no case matches a/onne; did you mean a/one?");
  await expect(judge([], () => sent())).rejects.toThrow("no case of parcels is all of that");
});

test("secrets reach no report", async () => {
  const file = aCase({
    async run({ as }) {
      (await as("sender").call("sendParcel", { body: { to: "hush hush" } })).is(200).has({ to: "nobody" });
    },
  });
  const report = await judge([file], () => sent({ to: "hush hush", secret: "minted" }));
  const text = JSON.stringify(report.cases);
  expect(text).not.toContain("hush hush");
  expect(text).not.toContain("minted");
  expect(only(report)?.exchanges[0]?.requestHeaders["authorization"]).toBe("***");
});

test("names are unique to run and case, and the same when the run is repeated", async () => {
  const names: string[] = [];
  const naming = (id: string) =>
    aCase({
      id,
      async run({ as, unique }) {
        names.push(unique("x"), unique("x"));
        (await as("sender").call("sendParcel", { body: { to: "Ann" } })).is(200);
      },
    });
  await judge([naming("a/a"), naming("a/b")], () => sent());
  expect(new Set(names).size).toBe(4);
  const first = [...names];
  await judge([naming("a/a"), naming("a/b")], () => sent());
  expect(names.slice(4)).toEqual(first);
});
