import { expect, test } from "vitest";
import { plus } from "../../../src/core/instant.ts";
import { aPlatform, platformKey } from "./platform.ts";

const noon = "2026-11-22T12:00:00.000Z";
const { simulator } = await aPlatform(noon);

/** A sandbox with a shipped scenario, and all rows of a table in it. */
async function loaded(name: string) {
  const sandbox = await simulator.runtime.create({ name: `of-${name}`, scenarios: [`simvoly/${name}`] });
  const rows = async (table: string) => (await sandbox.rows(`simvoly.${table}`, 0, 2000)).rows.map(fieldsOf);
  const projectOf = async (called: string) => (await rows("projects")).find(({ name }) => name === called);
  return { sandbox, rows, projectOf };
}

const fieldsOf = (row: object): Readonly<Record<string, unknown>> => ({ ...row });

const tally = (rows: readonly Readonly<Record<string, unknown>>[], field: string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[String(row[field])] = (counts[String(row[field])] ?? 0) + 1;
  return counts;
};

test("every shipped scenario is tested here", () => {
  expect(simulator.runtime.scenarios.names("simvoly")).toEqual([
    "agency-with-clients",
    "default",
    "empty-platform",
    "plan-limits-reached",
    "thousand-projects",
    "trial-ending-tomorrow",
    "trial-ends-hook-fails-twice",
  ]);
});

test("default: three plans, templates of both kinds, a project on trial and an active one, both fixed keys", async () => {
  const { rows, projectOf } = await loaded("default");
  expect(tally(await rows("plans"), "hidden")).toEqual({ false: 2, true: 1 });
  expect(tally(await rows("templates"), "visible")).toEqual({ true: 2, false: 1 });
  expect(tally(await rows("funnelTemplates"), "categoryId")).toEqual({ 1: 2, 2: 1 });
  expect(await projectOf("Nadia's Bakery")).toMatchObject({ status: "TRIAL", trialEndsAt: plus(noon, { days: 11 }) });
  expect(await projectOf("Ruiz Studio")).toMatchObject({ status: "ACTIVE", planId: 3, period: "YEARLY" });
  expect((await rows("sites"))[0]).toMatchObject({ id: 1, domain: "studio.example" });
  expect((await rows("websiteKeys"))[0]).toMatchObject({ id: "w3b9e4a61c7d2408f95e0b6d8a1c73f24", siteId: 1 });
  expect(tally(await rows("contacts"), "siteId")).toEqual({ 1: 3 });
});

test("agency-with-clients: twelve customers, projects in every state, admins of a project and of one site", async () => {
  const { rows, projectOf } = await loaded("agency-with-clients");
  const projects = await rows("projects");
  expect(new Set(projects.map(({ ownerId }) => ownerId)).size).toBe(12);
  expect(tally(projects, "status")).toEqual({ ACTIVE: 7, TRIAL: 3, EXPIRED: 3 });
  expect(await projectOf("Amara Tailors")).toMatchObject({
    periodEndsAt: plus(plus(noon, { days: -70 }), { months: 3 }),
  });
  expect(await projectOf("Pavel's Website")).toMatchObject({ status: "EXPIRED", planId: 1 });
  expect(await projectOf("Domaine Lefevre")).toMatchObject({ addons: { EMAIL_MARKETING: 5000 }, taxPercent: 20 });
  const assignments = await rows("assignments");
  expect(assignments.filter(({ siteId }) => siteId === undefined)).toHaveLength(2);
  expect(assignments.filter(({ siteId }) => siteId !== undefined)).toHaveLength(1);
  const domains = (await rows("sites")).flatMap(({ domain }) => domain ?? []);
  expect(domains.toSorted()).toEqual(["lefevre.example", "studio.example", "www.amara-tailors.example"]);
});

test("trial-ending-tomorrow: one trial ended yesterday, one ends within the hour, one tomorrow", async () => {
  const { sandbox, projectOf } = await loaded("trial-ending-tomorrow");
  const statuses = async () =>
    Promise.all(["Greta", "Viktor", "Paula"].map(async (name) => (await projectOf(`${name}'s Website`))?.status));
  expect(await statuses()).toEqual(["EXPIRED", "TRIAL", "TRIAL"]);
  await sandbox.advance({ hours: 1 });
  expect(await statuses()).toEqual(["EXPIRED", "EXPIRED", "TRIAL"]);
  await sandbox.advance({ hours: 22 });
  expect(await statuses()).toEqual(["EXPIRED", "EXPIRED", "TRIAL"]);
  await sandbox.advance({ hours: 1 });
  expect(await statuses()).toEqual(["EXPIRED", "EXPIRED", "EXPIRED"]);
});

test("trial-ends-hook-fails-twice: two deliveries fail, the third goes out twice", async () => {
  const { sandbox, projectOf, rows } = await loaded("trial-ends-hook-fails-twice");
  const olga = await projectOf("Olga's Website");
  expect(olga).toMatchObject({ status: "TRIAL", trialEndsAt: plus(noon, { days: 1 }) });
  expect((await rows("sites")).find(({ projectId }) => projectId === olga?.id)).toMatchObject({ subdomain: "olga" });
  await sandbox.advance({ days: 1, hours: 1 });
  const [sent, ...more] = await sandbox.outbox({ topic: "trial_expired" });
  const at = (seconds: number) => plus(noon, { days: 1, seconds });
  expect(more).toEqual([]);
  expect(sent?.attempts).toMatchObject([
    { at: at(0), status: 500, pretended: true },
    { at: at(30), error: "timeout", pretended: true },
    { at: at(330), sent: "twice" },
  ]);
});

test("plan-limits-reached: no site more, a little bandwidth left before it is announced", async () => {
  const { rows, projectOf } = await loaded("plan-limits-reached");
  expect(await projectOf("Gelateria Rosa")).toMatchObject({ status: "ACTIVE", planId: 1, bandwidthAnnounced: 0 });
  const sites = (await rows("sites")).filter(({ subdomain }) => String(subdomain).startsWith("rosa"));
  expect(sites.map(({ type }) => type)).toEqual(["WEBSITE", "FUNNEL"]);
  expect(sites[0]?.usage).toMatchObject({ bandwidth: 7.4, storeProducts: 10 });
  expect(sites[1]?.usage).toMatchObject({ bandwidth: 0.5 });
});

test("thousand-projects: a list as long as a reseller's, in the same shares, whose trials and periods end by the clock", async () => {
  const { sandbox, rows } = await loaded("thousand-projects");
  const made = async () => (await rows("projects")).filter(({ id }) => Number(id) <= 1021);
  const projects = await made();
  expect(tally(projects, "status")).toEqual({ EXPIRED: 671, ACTIVE: 348, TRIAL: 2 });
  const expired = projects.filter(({ status }) => status === "EXPIRED");
  expect(expired.filter(({ planId }) => planId === 0)).toHaveLength(306);
  expect(tally(projects, "period").YEARLY).toBe(15);
  expect(Math.max(...Object.values(tally(projects, "ownerId")))).toBeLessThanOrEqual(5);
  await sandbox.advance({ days: 31 });
  expect(tally(await made(), "status")).toEqual({ EXPIRED: 673, ACTIVE: 348 });
});

test("empty-platform: a key, and nothing to sell", async () => {
  const { rows } = await loaded("empty-platform");
  for (const table of ["plans", "templates", "users", "projects", "sites", "websiteKeys"])
    expect(await rows(table)).toEqual([]);
  const own = (await rows("platformKeys")).filter(({ minted }) => minted !== true);
  expect(own.map(({ id }) => id)).toEqual([platformKey]);
});
