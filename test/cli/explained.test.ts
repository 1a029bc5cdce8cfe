import { describe, expect, test } from "vitest";
import { explained } from "../../src/cli/explained.ts";
import { otherChoices } from "../../src/cli/other-choices.ts";
import { repeatable } from "../../src/cli/repeat.ts";

const source = { id: "errors", says: "possible error codes", heading: "Create Order" };

const refusal = {
  n: 2,
  at: "2026-11-22T10:14:35.000Z",
  service: "rank-math",
  operation: "createOrder",
  method: "POST",
  address: "/wp-json/reseller/v1/payment/",
  status: 400,
  grade: "chosen" as const,
  rule: {
    id: "plan-exists",
    statement: "A customer holds one active subscription of a product family.",
    kind: "refuses" as const,
    grade: "documented" as const,
    source,
  },
  parts: [
    { part: "code" as const, is: "plan_exists", grade: "documented" as const, source: "Create Order" },
    {
      part: "status" as const,
      is: 400,
      grade: "chosen" as const,
      source: "the document names no status",
      setting: { name: "plan-exists-status", value: 400, values: [400, 409] },
    },
  ],
  state: [{ table: "subscriptions", id: 657124, row: { status: "active" } }],
  unread: ["colour"],
  settings: [{ name: "plan-exists-status", value: 400, rule: "plan-exists" }],
  applied: [],
  change: { says: "send another plan family", set: { plan: "content-ai-starter" } },
};

test("why shows rule, state, each part with its grade and source, what nothing read, and what would help", () => {
  expect(explained(refusal, "stunt-double call rank-math createOrder plan=content-ai-starter")).toMatchInlineSnapshot(`
    "2  rank-math POST /wp-json/reseller/v1/payment/  createOrder   400
       rule rank-math/plan-exists   documented   "Create Order": possible error codes
         A customer holds one active subscription of a product family.
       code plan_exists  documented  Create Order
       status 400        chosen      the document names no status   setting plan-exists-status: 400 | 409
       looked at  subscriptions 657124  {"status":"active"}
       nothing read colour
       what would help: send another plan family
         stunt-double call rank-math createOrder plan=content-ai-starter
    "
  `);
});

test("an answer without a rule, a change or anything odd is one line", () => {
  const plain = { ...refusal, rule: null, parts: [], state: [], unread: [], settings: [], change: null };
  expect(explained(plain)).toBe("2  rank-math POST /wp-json/reseller/v1/payment/  createOrder   400\n");
});

const entry = {
  n: 2,
  at: refusal.at,
  service: "rank-math",
  operation: "createOrder" as string | null,
  method: "POST",
  path: "/wp-json/reseller/v1/payment/",
  query: "",
  requestHeaders: {},
  requestBody: "type=parent&first_name=Jane+O%27Neil&plan=seo-by-rank-math-pro",
  status: 400,
  replyHeaders: {},
  body: {},
  rule: "plan-exists",
  grade: "chosen",
  effects: 0,
};

test("a change becomes a call with every other field as it was sent", () => {
  expect(
    repeatable(entry, { says: "", set: { plan: "content-ai-starter", total: 5 }, remove: ["type"], as: "reseller" }),
  ).toBe(
    `stunt-double call rank-math createOrder 'first_name=Jane O'\\''Neil' plan=content-ai-starter total:=5 --as reseller`,
  );
});

test("fields of the address, the query and a JSON body are found again", () => {
  const read = {
    ...entry,
    operation: "getSubscription",
    method: "GET",
    path: "/wp-json/reseller/v1/subscription/7",
    query: "a=1",
    requestBody: '{"b":[2]}',
  };
  expect(repeatable(read, { says: "", set: { subscription_id: 657124 } })).toBe(
    `stunt-double call rank-math getSubscription subscription_id:=657124 a=1 'b:=[2]'`,
  );
});

describe("a body", () => {
  const repeated = (type: string, requestBody: unknown) =>
    repeatable({ ...entry, requestHeaders: { "content-type": type }, requestBody }, { says: "", remove: ["type"] });
  const call = "stunt-double call rank-math createOrder";

  test("of multipart gives its fields", () => {
    const parts = [
      'Content-Disposition: form-data; name="type"\r\n\r\nparent',
      'Content-Disposition: form-data; name="plan"\r\n\r\npro',
      'Content-Disposition: form-data; name="note"\r\nContent-Type: text/plain\r\n\r\none\r\ntwo',
    ];
    const body = `${parts.map((part) => `--b\r\n${part}\r\n`).join("")}--b--\r\n`;
    expect(repeated("multipart/form-data; boundary=b", body)).toBe(`${call} plan=pro 'note=one\r\ntwo'`);
  });

  test.each([
    ["text", "text/plain", "plan=pro"],
    ["XML", "application/xml", "<plan>pro</plan>"],
    ["broken JSON", "application/json", '{"plan":'],
  ])("of %s gives none, and no call without others", (_what, type, body) => {
    expect(repeated(type, body)).toBeUndefined();
    const set = { plan: "pro" };
    expect(
      repeatable({ ...entry, requestHeaders: { "content-type": type }, requestBody: body }, { says: "", set }),
    ).toBe(`${call} plan=pro`);
  });

  test.each([
    ["JSON of another name", "application/vnd.api+json; charset=utf-8", '{"plan":"pro"}'],
    ["a form", "application/x-www-form-urlencoded; charset=utf-8", "plan=pro&type=parent"],
  ])("of %s gives its fields", (_what, type, body) => {
    expect(repeated(type, body)).toBe(`${call} plan=pro`);
  });
});

test("what was no operation, or needs another address, cannot be a call", () => {
  expect(repeatable({ ...entry, operation: null }, { says: "x" })).toBeUndefined();
  expect(repeatable(entry, { says: "x", method: "DELETE" })).toBeUndefined();
  expect(repeatable(entry, null)).toBeUndefined();
});

const guess = (others: readonly number[]) => ({
  service: "rank-math",
  rule: "plan-exists",
  what: "status",
  is: 400,
  grade: "chosen" as const,
  times: 3,
  setting: { name: "plan-exists-status", value: 400, others },
});

function stage(codes: Readonly<Record<string, number>>) {
  let err = "";
  const played: string[] = [];
  return {
    terminal: {
      err: (text: string) => {
        err += text;
      },
    },
    stopped: () => false,
    async play(settings: Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>> = {}) {
      const turned = JSON.stringify(settings);
      played.push(turned);
      return { code: codes[turned] ?? 0, played: true, guesses: [] };
    },
    played,
    said: () => err,
  };
}

test("each other value of each setting is played once, however often it was met", async () => {
  const playing = stage({ '{"rank-math":{"plan-exists-status":409}}': 1 });
  const tried = await otherChoices(playing, { code: 0, played: true, guesses: [guess([409, 422]), guess([409])] });
  expect(playing.played).toHaveLength(2);
  expect(tried.map(({ value, same }) => [value, same])).toEqual([
    [409, false],
    [422, true],
  ]);
  expect(playing.said()).toBe(
    "differs  rank-math  plan-exists-status=409  exit 1\nsame     rank-math  plan-exists-status=422  exit 0\n",
  );
});

test("a command that fails as it is tells nothing about other choices", async () => {
  const playing = stage({});
  expect(await otherChoices(playing, { code: 2, played: true, guesses: [guess([409])] })).toEqual([]);
  expect(playing.said()).toBe("other choices are not tried: the command fails as it is, exit 2\n");
});
