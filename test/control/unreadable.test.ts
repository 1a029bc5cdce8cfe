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
