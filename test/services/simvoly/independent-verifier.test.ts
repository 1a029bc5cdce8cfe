import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { isGenuine } from "../../foreign/simvoly-webhook.mjs";
import { type Arrived, aPlatform, aReceiver, everyTopic } from "./platform.ts";

const secretOf = (topic: string): string => `geheim-ключ-${topic}`;

/** Every event there is, with names that are more than one byte a letter. */
async function everyEvent(): Promise<readonly Arrived[]> {
  const { sandbox, call, panel } = await aPlatform("2026-11-22T09:14:03.000Z");
  const { url, arrived } = await aReceiver();
  for (const topic of everyTopic)
    await panel("createWebhook", { topic, url: `${url}/${topic}`, secret: secretOf(topic) });
  const { id: planId } = await panel("addPlan", { name: "Geschäft", monthlyPrice: 29.5, bandwidth: 20 });
  const create = async (customer: string) => {
    const made = { externalCustomerId: customer, customerEmail: `${customer}@bakery.example` };
    const named = { customerFirstName: "Жанна", websiteName: "Bäckerei „Süß“ \u2028 & Söhne 🥐" };
    return (await call("POST", "/api/v1/website", { ...made, ...named })).data;
  };
  const { projectId, websiteId } = await create("shop-17");
  const trial = await create("shop-18");
  await call("POST", `/api/v1/projects/${projectId}/activate`, { planId, forMonths: 1 });
  await panel("setBilling", { projectId, taxPercent: 19, billTo: { name: "Жанна", city: "Köln" } });
  await panel("setUsage", { websiteId, bandwidth: 18 });
  await sandbox.advance({ months: 1 });
  await panel("failNextRenewal", { projectId });
  await sandbox.advance({ months: 1 });
  await panel("joinAffiliate", { userId: 1, commission: 12.5 });
  await call("POST", `/api/v1/website/${trial.websiteId}/set-status`, { status: "DELETED" });
  await panel("deleteProject", { projectId });
  await sandbox.settle();
  return arrived;
}

const topicOf = ({ path }: Arrived): string => path.slice(1);

describe("a verifier that knows nothing of ours", () => {
  let arrived: readonly Arrived[];
  beforeAll(async () => {
    arrived = await everyEvent();
  });

  test("is at most twelve lines on Node's crypto", () => {
    const lines = readFileSync(new URL("../../foreign/simvoly-webhook.mjs", import.meta.url), "utf8")
      .trim()
      .split("\n");
    expect(lines.length).toBeLessThanOrEqual(12);
    expect(lines.filter((line) => line.startsWith("import")).every((line) => line.includes("node:crypto"))).toBe(true);
  });

  test("has every topic before it, with bytes beyond ASCII", () => {
    expect([...new Set(arrived.map(topicOf))].toSorted()).toEqual([...everyTopic].toSorted());
    const wide = arrived.filter(({ body }) => body.some((byte) => byte > 127));
    expect(new Set(wide.map(topicOf)).size).toBeGreaterThan(8);
  });

  test.each(everyTopic)("accepts each %s over the raw bytes, and refuses it with any one byte changed", (topic) => {
    const own = arrived.filter((one) => topicOf(one) === topic);
    expect(own.length).toBeGreaterThan(0);
    for (const { headers, body } of own) {
      expect(isGenuine(headers, body, secretOf(topic))).toBe(true);
      for (const at of body.keys()) {
        const changed = Buffer.from(body);
        changed.writeUInt8(body.readUInt8(at) ^ 1, at);
        expect(isGenuine(headers, changed, secretOf(topic))).toBe(false);
      }
    }
  });

  test("refuses another secret, another signature and none", () => {
    for (const { headers, body, path } of arrived) {
      const secret = secretOf(path.slice(1));
      const signature = String(headers["x-webhook-signature"]);
      expect(isGenuine(headers, body, `${secret}.`)).toBe(false);
      expect(isGenuine({ ...headers, "x-webhook-signature": signature.toUpperCase() }, body, secret)).toBe(false);
      expect(isGenuine({ ...headers, "x-webhook-signature": undefined }, body, secret)).toBe(false);
    }
  });
});
