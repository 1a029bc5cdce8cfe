import { createSimulator, type SandboxHandle } from "stunt-double";
import { afterAll, test as base, expect } from "vitest";
import { buyLicence } from "./shop.ts";

const simulator = await createSimulator({ services: ["rank-math"], clock: "2026-11-22T10:00:00Z" });
afterAll(() => simulator.close());

/** Every test has a sandbox of its own: its own customers, clock, credentials and faults. */
const test = base.extend<{ sandbox: SandboxHandle }>({
  sandbox: async ({ onTestFinished }, use) => {
    const sandbox = await simulator.sandbox();
    onTestFinished(() => sandbox.delete());
    await use(sandbox);
  },
});

/** The vendor that the shop is told of. */
const vendor = (sandbox: SandboxHandle) => ({
  url: sandbox.url("rank-math"),
  ...sandbox.credentials("rank-math").reseller,
});

test.concurrent("a licence is bought once", async ({ sandbox }) => {
  expect(await buyLicence(vendor(sandbox), "jane@example.com")).toMatchObject({ status: "active" });
  await expect(buyLicence(vendor(sandbox), "jane@example.com")).rejects.toThrow("User already have subscription");

  const orders = { service: "rank-math", operation: "createOrder" };
  expect(await sandbox.journal.verify({ ...orders, exactly: 2 })).toMatchObject({ verdict: "yes" });
});

test.concurrent("a licence runs out after a year, and the customer may buy again", async ({ sandbox }) => {
  const { subscription_id } = await buyLicence(vendor(sandbox), "jane@example.com");
  await sandbox.clock.advance("P1Y1D");

  const answer = await sandbox.call("rank-math", "getSubscription", { subscription_id }, { as: "reseller" });
  expect(answer).toMatchObject({ status: 200, body: { data: { licence: { status: "expired" } } } });
  expect(await buyLicence(vendor(sandbox), "jane@example.com")).toMatchObject({ status: "active" });
});

test.concurrent("the customer is told when the vendor fails, and nothing is bought", async ({ sandbox }) => {
  await sandbox.faults.add("rank-math", "createOrder", { answer: "storing_error" });
  await expect(buyLicence(vendor(sandbox), "jane@example.com")).rejects.toThrow("could not be bought");

  expect(await sandbox.rows("rank-math").find("orders")).toMatchObject({ total: 0 });
});
