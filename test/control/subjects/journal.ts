import { beforeEach, describe, expect, test } from "vitest";
import { aControl, type Control } from "../control.ts";

let control: Control;
beforeEach(async () => {
  control = await aControl();
});

const journal = "/sandboxes/default/journal";
const order = async (email: string) => {
  const fields = { type: "parent", first_name: "Ann", email, plan: "seo-by-rank-math-pro" };
  const path = "/sandboxes/default/call/rank-math/createOrder";
  return (await control.call("callOperation", "post", path, { as: "reseller", with: fields })).body;
};
const numbers = async (query: string) =>
  (await control.call("readJournal", "get", `${journal}?${query}`)).body.entries.map(({ n }: { n: number }) => n);
const verify = async (body: unknown) => (await control.call("verifyJournal", "post", `${journal}/verify`, body)).body;

describe("the journal", () => {
  test("tells of exchanges without their secrets", async () => {
    await order("ann@example.com");
    const { body } = await control.call("readJournal", "get", journal);
    expect(body).toMatchObject({ dropped: 0, entries: [{ n: 1, operation: "createOrder", status: 200, rule: null }] });
    expect(JSON.stringify(body)).not.toContain(Buffer.from("aaaa bbbb").toString("base64").slice(0, 8));
  });

  test("is filtered by everything that an entry has", async () => {
    for (const email of ["ann@example.com", "ann@example.com", "bob@example.com"]) await order(email);
    expect(await numbers("status=400")).toEqual([2]);
    expect(await numbers("rule=plan-exists&operation=createOrder&service=rank-math")).toEqual([2]);
    expect(await numbers("field=email%3Dann%40example.com")).toEqual([1, 2]);
    expect(await numbers("field=email%3Dann%40example.com&field=type%3Drenewal")).toEqual([]);
    expect(await numbers("method=POST&path=payment&since=1")).toEqual([2, 3]);
    expect(await numbers("limit=1")).toEqual([3]);
  });

  test("is asked whether something happened", async () => {
    for (const email of ["ann@example.com", "bob@example.com"]) await order(email);
    expect(await verify({ operation: "createOrder", body: { email: "ann@example.com" } })).toEqual({
      verdict: "yes",
      found: 1,
      nearest: [],
    });
    expect(await verify({ operation: "createOrder", exactly: 2 })).toMatchObject({ verdict: "yes", found: 2 });
    expect(await verify({ operation: "createOrder", atMost: 1 })).toMatchObject({ verdict: "no", found: 2 });
    const missed = await verify({ operation: "createOrder", body: { email: "eve@example.com" } });
    expect(missed).toMatchObject({ verdict: "no", found: 0 });
    expect(missed.nearest.length).toBeGreaterThan(0);
  });

  test("forgets, and numbers go on", async () => {
    await order("ann@example.com");
    expect((await control.call("clearJournal", "delete", journal)).status).toBe(204);
    expect((await control.call("readJournal", "get", journal)).body).toEqual({ dropped: 0, entries: [] });
    expect((await order("bob@example.com")).n).toBe(2);
  });

  test("explains an exchange", async () => {
    for (let i = 0; i < 2; i += 1) await order("ann@example.com");
    const { body } = await control.call("explainExchange", "get", `${journal}/2/why`);
    expect(body).toMatchObject({ n: 2, status: 400, rule: { id: "plan-exists" }, method: "POST" });
  });

  test("knows what of it was guessed", async () => {
    for (let i = 0; i < 2; i += 1) await order("ann@example.com");
    const { body } = await control.call("readGuesses", "get", "/sandboxes/default/guesses");
    expect(body.answers.total).toBe(2);
    expect(body.complete).toBe(true);
  });
});
