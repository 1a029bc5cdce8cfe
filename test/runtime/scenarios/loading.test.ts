import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { anOrder, aShop } from "../shop.ts";

const folder = mkdtempSync(join(tmpdir(), "stunt-double-loading-"));
mkdirSync(join(folder, "rank-math"));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const head = "scenario: Mine.\nservice: rank-math\n";
const shop = await aShop({ fixtures: [folder] });
const { runtime } = shop;
const users = async (name: string) =>
  (await shop.sandbox(name).rows("rank-math.users", 0, 99)).rows.map(({ id }) => id);
const aUser = (id: string) => `rows: { users: [{ id: ${id}, email: ${id}@example.com, role: reseller }] }\n`;

describe("where scenarios lie", () => {
  test("the user's folder wins over the shipped one, and both are listed", async () => {
    write("rank-math/mixed-book.yaml", `${head}${aUser("omar")}`);
    write("rank-math/own.yaml", `${head}${aUser("lena")}`);
    const listed = runtime.scenarios.list();
    expect(listed.map(({ name, shipped }) => [name, shipped])).toEqual([
      ["rank-math/default", true],
      ["rank-math/large-book", true],
      ["rank-math/mixed-book", false],
      ["rank-math/own", false],
      ["rank-math/renewal-season", true],
      ["rank-math/renewals-due-this-week", true],
    ]);
    expect(listed[3]).toMatchObject({
      services: ["rank-math"],
      says: "Mine.",
      file: join(folder, "rank-math/own.yaml"),
    });
    expect(runtime.scenarios.source("rank-math/own")?.text).toBe(`${head}${aUser("lena")}`);
    for (const name of ["rank-math/nope", "rank-math/../default", "wordpress/default", "own", "rank-math/a/b"])
      expect(runtime.scenarios.source(name)).toBeUndefined();
    await runtime.create({ name: "own-book", scenarios: ["rank-math/mixed-book"] });
    expect(await users("own-book")).toContain("omar");
  });

  test("a file that cannot be read is listed with the reason", () => {
    write("rank-math/broken.yaml", "scenario: 'a");
    expect(runtime.scenarios.list().find(({ name }) => name === "rank-math/broken")?.says).toContain(
      "Missing closing 'quote",
    );
    rmSync(join(folder, "rank-math/broken.yaml"));
  });

  test("a path is a scenario too; a change in it counts from the next loading", async () => {
    const path = write("mine.yaml", `${head}${aUser("ann")}`);
    await runtime.create({ name: "by-path", scenarios: [path] });
    expect(await users("by-path")).toContain("ann");
    write("mine.yaml", `${head}extends: own\n${aUser("bert")}`);
    await runtime.reset("by-path");
    expect(await users("by-path")).toEqual(["reseller", "other-reseller", "subscriber", "lena", "bert"]);
  });

  test.each([
    ["a file that is not there", "nowhere.yaml", "nowhere.yaml:1:1  scenario  no such file  name a YAML file"],
    ["a folder", `${folder}/folder.yaml`, "folder.yaml:1:1  scenario  is not a file"],
  ])("%s is refused", async (_what, path, expected) => {
    mkdirSync(`${folder}/folder.yaml`, { recursive: true });
    await expect(runtime.create({ name: "x", scenarios: [path] })).rejects.toThrow(expected);
    expect(runtime.get("x")).toBeUndefined();
  });
});

describe("loading into a sandbox", () => {
  test("replaces its state; credentials and clock stay", async () => {
    const before = await runtime.create({ name: "kept" });
    await shop.ask(anOrder({}, { sandbox: "kept" }));
    await before.advance({ days: 400 });
    const { sandbox } = await runtime.load("kept", { scenarios: ["rank-math/renewal-season"] });
    expect(sandbox.record.credentials).toEqual(before.record.credentials);
    expect(sandbox.now()).toBe(before.now());
    expect(sandbox.record.scenarios).toEqual(["rank-math/renewal-season"]);
    expect(shop.sandbox("kept")).toBe(sandbox);
    const { username = "", password = "" } = sandbox.record.credentials["rank-math"]?.reseller ?? {};
    expect(await shop.ask({ path: "orders/", by: { username, password } })).toMatchObject({
      headers: { "X-WP-Total": "3" },
    });
  });

  test("a clock of the scenario's own counts", async () => {
    await runtime.create({ name: "other-clock" });
    const text = `${head}clock: { frozen: 2030-01-01 }\n`;
    const { sandbox } = await runtime.load("other-clock", { file: { name: "then.yaml", text } });
    expect(sandbox.clock()).toEqual({ mode: "frozen", now: "2030-01-01T00:00:00.000Z" });
  });

  test("two scenarios for one service, or none that is known, change nothing", async () => {
    await runtime.create({ name: "untouched" });
    await shop.ask(anOrder({}, { sandbox: "untouched" }));
    const hash = await shop.sandbox("untouched").hash();
    const file = { name: "x.yaml", text: head };
    await expect(runtime.load("untouched", { scenarios: ["rank-math/default"], file })).rejects.toThrow(
      "a service has one scenario",
    );
    await expect(runtime.load("untouched", { scenarios: ["rank-math/nope"] })).rejects.toThrow("no such scenario");
    await expect(runtime.load("nobody", { file })).rejects.toThrow("no sandbox named nobody");
    expect(await shop.sandbox("untouched").hash()).toBe(hash);
  });
});

describe("rows that break a rule", () => {
  const customer =
    "{ id: 1, email: a@example.com, firstName: A, lastName: B, login: a, downloadKey: 0123456789abcdef0123456789abcdef, createdAt: -1d }";
  const sold = (id: number, customerId = 1) =>
    `{ id: ${id}, userId: reseller, customerId: ${customerId}, plan: seo-by-rank-math-pro, priceCents: 0, expiresAt: +1d, status: active, createdAt: -1d }`;
  const text = [
    head,
    "rows:",
    `  customers: [${customer}]`,
    "  clients:",
    "    - { id: reseller/1, userId: reseller, customerId: 1, resellerUser: shop }",
    "    - { id: reseller/2, userId: reseller, customerId: 2, resellerUser: shop }",
    "  orders:",
    "    - { id: 8, userId: reseller, customerId: 2, subscriptionId: 9, type: parent, totalCents: 1, paidAt: -1d }",
    "  subscriptions:",
    `    - ${sold(10)}`,
    `    - ${sold(11)}`,
    `    - ${sold(12, 2)}`,
    "",
  ].join("\n");

  test("are kept, and noted where they stand", async () => {
    const { notes } = await runtime.checkScenario(text, "odd.yaml");
    const kept = "(kept: rows are taken as written)";
    expect(notes.map(({ line, column, text: said }) => `${line}:${column} ${said}`)).toEqual([
      `8:7 clients reseller/2 breaks rule rank-math/reseller-user-unique ${kept}`,
      `10:7 orders 8 breaks rule rank-math/subscription-known ${kept}`,
      `10:7 orders 8 breaks rule rank-math/order-customer-still-exists ${kept}`,
      `13:7 subscriptions 11 breaks rule rank-math/plan-exists ${kept}`,
      `14:7 subscriptions 12 breaks rule rank-math/customer-known ${kept}`,
    ]);
    await runtime.create({ name: "odd" });
    const { sandbox, notes: told } = await runtime.load("odd", { file: { name: "odd.yaml", text } });
    expect(told).toEqual(notes);
    expect(sandbox.notes).toEqual(notes);
    expect((await sandbox.rows("rank-math.subscriptions", 0, 9)).total).toBe(3);
  });

  test("shipped scenarios break none", async () => {
    for (const { name } of runtime.scenarios.list()) {
      const sandbox = await runtime.create({ name: name.replace("rank-math/", "shipped-"), scenarios: [name] });
      expect(sandbox.notes).toEqual([]);
    }
  });
});

test("fill makes up what a step leaves out, the same on every run", async () => {
  const text = `${head}steps:\n  - { panel: addReseller, with: { username: third }, fill: true }\n  - { as: reseller, call: createOrder, with: { first_name: Zoe }, fill: true }\n  - { as: reseller, call: createOrder, fill: true }\n`;
  const made = async () => {
    const { runtime: fresh } = await aShop();
    const sandbox = await fresh.create({ name: "filled", file: { name: "x.yaml", text } });
    return {
      hash: await sandbox.hash(),
      customers: (await sandbox.rows("rank-math.customers", 0, 9)).rows,
      users: (await sandbox.rows("rank-math.users", 0, 9)).rows,
    };
  };
  const first = await made();
  expect(first.users).toContainEqual({ id: "third", email: "third@example.com", role: "reseller" });
  expect(first.customers).toMatchObject([{ firstName: "Zoe" }, {}]);
  expect(await made()).toEqual(first);
});

test("a literal dollar sign is doubled", async () => {
  const text = `${head}steps:\n  - { as: reseller, call: createOrder, with: { first_name: $$name }, fill: true }\n`;
  const sandbox = await runtime.create({ name: "dollar", file: { name: "x.yaml", text } });
  expect((await sandbox.rows("rank-math.customers", 0, 9)).rows).toMatchObject([{ firstName: "$name" }]);
});
