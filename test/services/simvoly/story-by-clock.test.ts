import { expect, test } from "vitest";
import { aPlatform, aReceiver, everyTopic } from "./platform.ts";

const seconds = (instant: string): number => Date.parse(instant) / 1000;

test("a trial, its end, half a year, two years more and the end of it all are announced in order, each in its second", async () => {
  const { sandbox, call, panel } = await aPlatform("2026-03-01T12:00:00.000Z");
  const { url, arrived } = await aReceiver();
  for (const topic of everyTopic) await panel("createWebhook", { topic, url: `${url}/${topic}` });
  const { id: templateId } = await panel("addTemplate", { name: "Bakery", tags: ["city"] });
  const { id: planId } = await panel("addPlan", { name: "Business", monthlyPrice: 29, yearlyPrice: 300 });

  const { data } = await call("POST", "/api/v1/website", {
    templateId,
    externalCustomerId: "shop-17",
    customerFirstName: "Olga",
    customerLastName: "Petrova",
    customerEmail: "olga@bakery.example",
    customerSubdomain: "olga",
    websiteName: "Olga's Bakery",
    personalizationTags: JSON.stringify([{ name: "city", value: "Norfolk" }]),
  });
  const { projectId, websiteId } = data;
  const project = `/api/v1/projects/${projectId}`;

  await sandbox.advance({ to: "2026-08-31T09:30:00.000Z" });
  expect(await call("GET", project)).toMatchObject({ status: "EXPIRED", plan: { id: 0, name: "Trial" } });
  await call("POST", `${project}/activate`, { planId, forMonths: 6, continueAs: "YEARLY" });
  await sandbox.advance({ to: "2028-03-01T00:00:00.000Z" });
  expect(await call("GET", project)).toMatchObject({ status: "ACTIVE", plan: { id: planId, name: "Business" } });
  await panel("failNextRenewal", { projectId });
  await sandbox.advance({ to: "2029-03-01T00:00:00.000Z" });
  expect(await call("GET", project)).toMatchObject({ status: "EXPIRED", plan: { id: planId, name: "Business" } });

  const found = await sandbox.outbox({ kind: "webhook" });
  const userId = JSON.parse(String(arrived[0]?.body)).user.id;
  const parties = {
    project: { id: projectId, name: "Olga's Bakery" },
    user: { id: userId, email: "olga@bakery.example" },
  };
  const plan = { id: planId, name: "Business" };
  const empty = {
    companyName: "",
    companyId: "",
    vatId: "",
    country: "",
    city: "",
    state: "",
    postCode: "",
    address: "",
  };
  const paid = (transactionId: string, total: number, period: string, more = {}) => ({
    ...parties,
    plan,
    charge: { transactionId, total, taxPercent: 0, period, ...more },
    billTo: { name: "", ...empty },
  });
  const story = [
    ["2026-03-01T12:00:00.000Z", "user_created", { user: { ...parties.user, name: "Olga Petrova" } }],
    ["2026-03-01T12:00:00.000Z", "project_created", parties],
    [
      "2026-03-01T12:00:00.000Z",
      "website_created",
      { website: { name: "Olga's Bakery", subdomain: "olga", id: websiteId }, ...parties },
    ],
    ["2026-03-15T12:00:00.000Z", "trial_expired", parties],
    ["2026-08-31T09:30:00.000Z", "subscription_activated", paid("manual-1", 174, "MONTHLY", { invoiceNo: 1001 })],
    ["2027-02-28T09:30:00.000Z", "subscription_renewed", paid("manual-2", 300, "YEARLY")],
    ["2028-02-29T09:30:00.000Z", "subscription_renewed", paid("manual-3", 300, "YEARLY")],
    ["2029-02-28T09:30:00.000Z", "subscription_expired", parties],
  ] as const;
  expect(arrived.map(({ headers, body }) => [headers["x-webhook-topic"], JSON.parse(String(body))])).toEqual(
    story.map(([instant, topic, payload]) => [topic, { time: seconds(instant), ...payload }]),
  );
  expect(arrived.map(({ path }) => path)).toEqual(story.map(([, topic]) => `/${topic}`));
  expect(found.map(({ topic, attempts }) => [topic, attempts.map(({ at, status }) => [at, status])])).toEqual(
    story.map(([instant, topic]) => [topic, [[instant, 200]]]),
  );
});
