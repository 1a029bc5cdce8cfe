import { describe, expect, test } from "vitest";
import type { OutgoingRequest } from "../../../src/core/effect.ts";
import { thisMachine } from "../../../src/runtime/machine.ts";
import { PanelRefused, runPanel } from "../../../src/runtime/panel.ts";
import { siteKey } from "../../../src/services/rank-math/rules/site-list.ts";
import { rankMath } from "../../../src/services/rank-math/service.ts";
import { aShop, noon } from "../../runtime/shop.ts";

const address = "http://127.0.0.1:9002/sites.json";
const asked = { username: "reseller", url: address, login: "rank-math", password: "let:me:in" };

/** A shop whose reseller answers with a list of sites. */
async function polled(list: () => unknown) {
  const heard: OutgoingRequest[] = [];
  const send = async (request: OutgoingRequest) => {
    heard.push(request);
    return { status: 200, body: JSON.stringify(list()) };
  };
  const shop = await aShop({ machine: { ...thisMachine, now: () => Date.parse(noon), send } });
  const panel = (action: string, body: unknown) =>
    runPanel({ sandbox: shop.sandbox(), service: rankMath, action, body });
  return { ...shop, heard, panel };
}

describe("the reverse call", () => {
  test("is a GET with HTTP Basic; the password is not in the outbox", async () => {
    const { panel, sandbox, heard } = await polled(() => []);
    await panel("setSiteList", asked);
    await sandbox().settle();
    const authorization = `Basic ${Buffer.from("rank-math:let:me:in").toString("base64")}`;
    expect(heard).toEqual([
      { method: "GET", url: address, headers: { accept: "application/json", authorization }, body: "" },
    ]);
    const calls = await sandbox().outbox({ kind: "call" });
    expect(calls).toMatchObject([
      { topic: "site-list", to: address, status: "delivered", data: { username: "reseller" } },
    ]);
    expect(JSON.stringify(await sandbox().outbox())).not.toContain("let:me:in");
  });

  test("bans and frees at the instant of the answer", async () => {
    let list: readonly string[] = ["https://one.example/"];
    const { panel, sandbox } = await polled(() => list);
    for (const url of ["http://ONE.example", "https://two.example"])
      await panel("registerSite", { username: "reseller", url });
    await panel("setSiteList", asked);
    await sandbox().advance({ hours: 3 });
    const rows = async () => (await sandbox().rows("rank-math.sites", 0, 9)).rows;
    expect(await rows()).toMatchObject([{ id: "one.example" }, { id: "two.example", bannedAt: noon }]);
    list = ["two.example"];
    await sandbox().advance({ hours: 2 });
    expect(await rows()).toEqual([
      expect.objectContaining({ id: "one.example", bannedAt: "2026-03-01T16:00:00.000Z" }),
      { id: "two.example", userId: "reseller", url: "https://two.example", registeredAt: noon },
    ]);
  });

  test("is put to nobody until an address is entered", async () => {
    const { sandbox, heard } = await polled(() => []);
    await sandbox().advance({ days: 3 });
    expect(heard).toEqual([]);
    expect(await sandbox().nextDueAt()).toBeUndefined();
  });

  test("meets delivery plans as any other", async () => {
    const { panel, sandbox, heard } = await polled(() => ["https://one.example"]);
    const plan = [{ pretend: 500 }, { send: "wrongly-signed" }] as const;
    await sandbox().addDeliveryPlan({ service: "rank-math", topic: "site-list", plan });
    await panel("registerSite", { username: "reseller", url: "https://one.example" });
    await panel("setSiteList", asked);
    await sandbox().advance({ hours: 2 });
    expect(await sandbox().outbox({ kind: "call" })).toMatchObject([
      { status: "failed", attempts: [{ at: noon, status: 500, pretended: true }] },
      { status: "delivered", attempts: [{ at: "2026-03-01T14:00:00.000Z", status: 200, sent: "wrongly-signed" }] },
    ]);
    const [, encoded = ""] = heard[0]?.headers.authorization?.split(" ") ?? [];
    expect(Buffer.from(encoded, "base64").toString()).not.toBe("rank-math:let:me:in");
    expect((await sandbox().rows("rank-math.sites", 0, 9)).rows).toMatchObject([{ id: "one.example" }]);
  });
});

describe("the back office refuses, and nothing changes", () => {
  test.each<[says: string, action: string, body: unknown, status: number, error: RegExp]>([
    ["an unknown reseller's list", "setSiteList", { ...asked, username: "nobody" }, 404, /no user nobody/],
    ["an address without credentials", "setSiteList", { username: "reseller", url: address }, 400, /login/],
    ["credentials without an address", "setSiteList", { username: "reseller", login: "a", password: "b" }, 400, /url/],
    ["an address that is none", "setSiteList", { ...asked, url: "sites.json" }, 400, /body.url/],
    ["a login with a colon", "setSiteList", { ...asked, login: "rank:math" }, 400, /body.login/],
    ["a word too many", "setSiteList", { ...asked, every: "PT1H" }, 400, /every/],
    ["an unknown reseller's site", "registerSite", { username: "nobody", url: "https://one.example" }, 404, /nobody/],
    [
      "a site of another reseller",
      "registerSite",
      { username: "other-reseller", url: "http://ONE.example/" },
      400,
      /another/,
    ],
    ["a site that is no address", "registerSite", { username: "reseller", url: "one.example" }, 400, /body.url/],
  ])("%s", async (_says, action, body, status, error) => {
    const { panel, sandbox } = await polled(() => []);
    await panel("registerSite", { username: "reseller", url: "https://one.example" });
    const before = await sandbox().hash();
    const refused = await panel(action, body).catch((thrown: unknown) => thrown);
    expect(refused).toBeInstanceOf(PanelRefused);
    expect(refused).toMatchObject({ status, message: expect.stringMatching(error) });
    expect(await sandbox().hash()).toBe(before);
  });
});

test.each([
  ["https://One.example/", "one.example"],
  ["http://one.example", "one.example"],
  [" https://one.example/Blog// ", "one.example/blog"],
  ["one.example:8080", "one.example:8080"],
])("%s is compared as %s", (url, key) => {
  expect(siteKey(url)).toBe(key);
});
