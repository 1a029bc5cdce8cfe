import { describe, expect, test } from "vitest";
import { explain } from "../../../src/control/explain.ts";
import { PanelRefused } from "../../../src/runtime/panel.ts";
import { simvoly } from "../../../src/services/simvoly/service.ts";
import { aPlatform, platformKey } from "./platform.ts";

const platform = await aPlatform("2026-03-10T12:00:00.000Z");
const { simulator, sandbox, call, panel } = platform;
const owner = { externalCustomerId: "shop-16", customerEmail: "ann@shop.example" };
const { projectId, websiteId } = (await call("POST", "/api/v1/website", { ...owner, websiteName: "Bread" })).data;

/** Sends a body to createProject; the answer, and what would help. */
async function sent(type: string, text: string, path = "/api/v1/website") {
  const { status, body } = await simulator.pipeline.handle(simvoly, {
    method: "POST",
    path,
    query: "",
    headers: { "x-client-key": platformKey, "content-type": type },
    body: Buffer.from(text),
    receivedAt: Date.parse(sandbox.now()),
    base: "http://127.0.0.1:4103",
  });
  return { status, body, help: sandbox.journal.entries().at(-1)?.grounds?.help };
}

describe("a body whose media type is not read", () => {
  test.each([
    ["text", "text/plain", "externalCustomerId=shop-16", "application/x-www-form-urlencoded"],
    ["XML", "application/xml", "<a/>", "application/x-www-form-urlencoded"],
    ["JSON that is called text", "text/plain;charset=UTF-8", '{"externalCustomerId":"shop-16"}', "application/json"],
  ])("is to be sent as one that is: %s", async (_what, type, text, instead) => {
    expect(await sent(type, text)).toEqual({
      status: 400,
      body: { success: false, message: "Provide exactly one customer identifier" },
      help: { says: `send Content-Type: ${instead}, with a body of that kind` },
    });
  });

  test("is not what is wrong where nothing was sent", async () => {
    expect(await sent("text/plain", "")).toMatchObject({ help: { says: "send externalCustomerId alone" } });
  });

  test("is not what is wrong with a form", async () => {
    const { help } = await sent("application/x-www-form-urlencoded; charset=utf-8", "websiteName=Bread");
    expect(help).toEqual({ says: "send externalCustomerId alone" });
  });
});

describe("JSON of another type than the parameter's", () => {
  test.each([
    ["userId as text", { userId: "101" }, { says: "send userId: 101", set: { userId: 101 } }],
    ["tags as a list", { userId: 1, tags: [{ name: "city" }] }, { set: { tags: '[{"name":"city"}]' } }],
    ["text of no number", { userId: "1e400" }, { says: "send userId: 917" }],
  ])("is suggested as it should be: %s", async (_what, body, help) => {
    expect(await sent("application/json", JSON.stringify(body))).toMatchObject({ status: 400, help });
  });
});

test("a password that is suggested as text is told to nobody", async () => {
  const text = JSON.stringify({ name: "Ann", email: "ann@shop.example", password: 1234567 });
  expect(await sent("application/json", text, "/api/v1/users")).toMatchObject({
    help: { set: { password: "1234567" } },
  });
  const entry = sandbox.journal.entries().at(-1);
  if (!entry) throw new Error("the journal is empty");
  const contract = simulator.pipeline.contract(simvoly);
  const { change } = explain(entry, { service: simvoly, contract, settings: sandbox.settings("simvoly") });
  expect(change).toEqual({ says: "send password: [redacted]", set: { password: "[redacted]" } });
});

describe("a panel action that names nothing names its field, and what there is", () => {
  test.each<[action: string, body: object, field: string, remedy: string]>([
    ["setUsage", { websiteId: 999, bandwidth: 1 }, "body.websiteId", `${websiteId} is Bread, of project ${projectId}`],
    ["deleteProject", { projectId: 999 }, "body.projectId", `${projectId} is Bread`],
    ["changePlan", { id: 999 }, "body.id", "name one that is there: the rows of simvoly tell"],
    ["failNextRenewal", { projectId }, "body.projectId", "see panel.yaml of simvoly"],
  ])("%s", async (action, body, field, remedy) => {
    const refused = await panel(action, body).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(PanelRefused);
    expect(refused).toMatchObject({ reason: "refused", field, remedy: expect.stringContaining(remedy) });
  });
});
