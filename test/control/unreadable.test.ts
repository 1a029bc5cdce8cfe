import request from "supertest";
import { beforeAll, describe, expect, test } from "vitest";
import { aControl, type Control, everything, prefix } from "./control.ts";

let control: Control;
beforeAll(async () => {
  control = await aControl();
});

describe("a body that cannot be read is 400 and changes nothing", () => {
  test.each([
    ["broken JSON", "application/json", '{"name": ', "JSON"],
    ["text", "text/plain", "name=ci", "media type"],
    ["a body above a megabyte", "application/json", JSON.stringify({ name: "x".repeat(1_100_000) }), "too large"],
  ])("%s", async (_what, type, text, says) => {
    const before = await everything(control);
    const refused = await request(control.application).post(`${prefix}/sandboxes`).set("content-type", type).send(text);
    expect(refused.status).toBe(400);
    expect(refused.body).toEqual({
      error: expect.stringContaining(says),
      field: expect.any(String),
      remedy: expect.any(String),
    });
    expect(await everything(control)).toEqual(before);
  });
});

describe("what no backend keeps is 400, whatever it is for", () => {
  test.each([
    ["a number in a panel action", "/panel/simvoly/setUsage", '{"websiteId":201,"bandwidth":1e400}', "body.bandwidth"],
    ["text in a panel action", "/panel/simvoly/createWebhook", '{"topic":"a\\u0000"}', "body.topic"],
    ["a number in a call", "/call/simvoly/createProject", '{"with":{"planId":-1e400}}', "body.with.planId"],
    ["a number in a fault", "/faults", '{"operation":"createProject","latency":1e999}', "body.latency"],
  ])("%s", async (_what, path, text, field) => {
    const before = await everything(control);
    const asked = request(control.application).post(`${prefix}/sandboxes/default${path}`);
    const refused = await asked.set("content-type", "application/json").send(text);
    expect(refused.status).toBe(400);
    expect(refused.body).toEqual({
      error: expect.stringMatching(`${field} (holds a number that nothing keeps|contains U\\+0000)`),
      field,
      remedy: expect.stringMatching(/^(write a number below 1e308|take that character out)$/),
    });
    expect(await everything(control)).toEqual(before);
  });
});

describe("an address that is none", () => {
  test.each([
    ["get", `${prefix}/nope`, 404],
    ["get", prefix, 404],
    ["get", "/info", 404],
    ["delete", `${prefix}/info`, 405],
  ] as const)("%s %s is %i in JSON", async (method, path, status) => {
    const refused = await request(control.application)[method](path);
    expect(refused.status).toBe(status);
    expect(refused.type).toBe("application/json");
    expect(refused.body).toEqual({ error: expect.stringContaining(`nothing at ${path}`), remedy: expect.any(String) });
  });
});
