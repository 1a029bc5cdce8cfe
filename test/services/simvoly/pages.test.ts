import { expect, test } from "vitest";
import type { RawReply } from "../../../src/core/http.ts";
import { simvoly } from "../../../src/services/simvoly/service.ts";
import { aPlatform, platformKey } from "./platform.ts";

const start = "2026-11-22T10:00:00.000Z";
const base = "http://127.0.0.1:4103";

/** A project with a website and a funnel, and a browser that goes to pages and addresses. */
async function aBuilder() {
  const platform = await aPlatform(start, { scenarios: ["simvoly/plan-limits-reached"] });
  const { simulator, sandbox } = platform;
  const go = (address: string, form?: Readonly<Record<string, string>>, accept = "text/html"): Promise<RawReply> => {
    const { pathname, search } = new URL(address, base);
    const key = { authorization: `Bearer ${platformKey}` };
    return simulator.pipeline.handle(simvoly, {
      method: form ? "POST" : "GET",
      path: pathname,
      query: search.slice(1),
      headers: { accept, "content-type": "application/x-www-form-urlencoded", ...(accept === "" ? key : {}) },
      body: Buffer.from(new URLSearchParams(form ?? {}).toString()),
      receivedAt: Date.parse(sandbox.now()),
      base,
    });
  };
  const { rows: sites } = await sandbox.rows("simvoly.sites", 0, 99);
  const siteAt = (subdomain: string) => {
    const site = sites.find((one) => "subdomain" in one && one.subdomain === subdomain);
    return Number(site?.id);
  };
  const session = async (wish: Readonly<Record<string, string>>): Promise<string> => {
    const { body } = await go("/api/platform/session", { externalCustomerId: "shop-41", ...wish }, "");
    return (body as { accessUrl: string }).accessUrl;
  };
  const enter = async (wish: Readonly<Record<string, string>>): Promise<string> =>
    String((await go(await session(wish))).headers.location);
  return { ...platform, go, siteAt, enter };
}

test("a path that could lead elsewhere is not followed, and none is shown that is none", async () => {
  const { go, siteAt, enter } = await aBuilder();
  const websiteId = String(siteAt("rosa"));
  for (const path of ["//evil.example", "https://evil.example/", "me/store", "/\\evil.example", "/me store"]) {
    const location = new URL(await enter({ websiteId, path }));
    expect([location.origin, location.pathname]).toEqual([base, "/_stage/builder"]);
    expect(location.searchParams.get("path")).toBe("/me/website");
    location.searchParams.set("path", path);
    const shown = String((await go(location.href)).body);
    expect(shown).toContain('<dd id="path">/me/website</dd>');
  }
});

test("names are text and nothing else", async () => {
  const { go, siteAt, enter, panel } = await aBuilder();
  const websiteId = siteAt("rosa");
  const name = `"><script>alert(1)</script>`;
  await panel("editWebsite", { websiteId, name });
  const { status, body } = await go(await enter({ websiteId: String(websiteId) }));
  expect(status).toBe(200);
  expect(String(body)).not.toContain("<script");
  expect(String(body)).toContain("&quot;&gt;&lt;script&gt;");
});

test("whoever may edit one site gets to no other by changing the address", async () => {
  const { go, siteAt, call, enter, sandbox } = await aBuilder();
  const { rows: projects } = await sandbox.rows("simvoly.projects", 0, 99);
  const projectId = Number(projects.find((one) => "name" in one && one.name === "Gelateria Rosa")?.id);
  const customer = { externalCustomerId: "shop-41-funnel", customerEmail: "funnel@gelato.example" };
  await call("POST", "/api/v1/website/unassign", { projectId, externalCustomerId: "shop-41-staff" });
  await call("POST", "/api/v1/website/assign", { projectId, websiteId: siteAt("rosa-news"), ...customer });
  const address = new URL(await enter({ projectId: String(projectId), externalCustomerId: "shop-41-funnel" }));
  expect(address.searchParams.get("websiteId")).toBe(String(siteAt("rosa-news")));
  expect(await go(address.href)).toMatchObject({ status: 200, body: expect.stringContaining("<dt>Funnel ") });

  for (const other of [String(siteAt("rosa")), "1", "999", "", "x"]) {
    address.searchParams.set("websiteId", other);
    expect(await go(address.href)).toMatchObject({ status: 404, body: expect.stringContaining("Website not found") });
    const form = { ...Object.fromEntries(address.searchParams), name: "Taken over" };
    expect(await go("/_stage/builder", form)).toMatchObject({ status: 400 });
  }
  const { rows } = await sandbox.rows("simvoly.sites", 0, 99);
  expect(rows.some((site) => "name" in site && site.name === "Taken over")).toBe(false);
});

test("nothing is shown or saved once the session is over, nor without one", async () => {
  const { go, siteAt, enter, sandbox } = await aBuilder();
  const address = await enter({ websiteId: String(siteAt("rosa")) });
  const form = { ...Object.fromEntries(new URL(address).searchParams), name: "Too late" };
  expect(await go(address)).toMatchObject({ status: 200, headers: { "cache-control": "no-store" } });
  await sandbox.advance({ seconds: 900 });
  expect(await go(address)).toMatchObject({ status: 410, body: expect.stringContaining("Ask for a new link") });
  expect(await go("/_stage/builder", form)).toMatchObject({ status: 400, body: expect.stringContaining("logged out") });
  expect(await go("/_stage/builder")).toMatchObject({ status: 410 });
  expect(await go(`/_stage/builder?session=nobody&websiteId=${siteAt("rosa")}`)).toMatchObject({ status: 410 });
});

test("whoever logs in by e-mail address is in the builder for a day, at the site edited last", async () => {
  const { go, siteAt, panel, sandbox } = await aBuilder();
  await sandbox.advance({ seconds: 1 });
  await panel("editWebsite", { websiteId: siteAt("rosa") });
  const form = { email: "ROSA@gelato.example", password: "any" };
  const { status, headers } = await go("/_stage/sign-in", form);
  expect(status).toBe(303);
  const address = new URL(String(headers.location));
  expect(address.searchParams.get("websiteId")).toBe(String(siteAt("rosa")));
  expect(await go(address.href)).toMatchObject({ status: 200, body: expect.stringContaining("Rosa Bianchi") });
  await sandbox.advance({ hours: 24 });
  expect(await go(address.href)).toMatchObject({ status: 410 });

  for (const [wrong, says] of [
    [{ email: "nobody@gelato.example", password: "any" }, "Nobody has this address."],
    [{ email: "rosa@gelato.example", password: "" }, "Enter a password."],
  ] as const)
    expect(await go("/_stage/sign-in", wrong)).toMatchObject({ status: 400, body: expect.stringContaining(says) });
});
