import { beforeAll, describe, expect, test } from "vitest";
import { ControlClient, ControlFailure, type ControlRequest, type Send } from "../../src/control/client.ts";
import { inject } from "../../src/http/inject.ts";
import { aControl, type Control, operationIds } from "./control.ts";

let control: Control;
let client: ControlClient;
beforeAll(async () => {
  control = await aControl();
  client = new ControlClient(inProcess(control));
});

const inProcess =
  ({ application }: Control): Send =>
  ({ method, path, headers, body }) =>
    inject(application, { method, url: path, headers, ...(body === undefined ? {} : { body }) });

/** A client whose requests go nowhere. */
function spied(answer = { status: 200, text: "{}" }): { requests: ControlRequest[]; client: ControlClient } {
  const requests: ControlRequest[] = [];
  const send: Send = async (request) => {
    requests.push(request);
    return answer;
  };
  return { requests, client: new ControlClient(send, "let-me-in") };
}

describe("a call", () => {
  test("answers what the contract says, typed", async () => {
    const { sandboxes } = await client.call("listSandboxes");
    expect(sandboxes).toEqual(["default"]);
    const made = await client.call("createSandbox", { body: { name: "typed" } });
    expect(made.credentials["rank-math"]?.["reseller"]?.["username"]).toBe("reseller-typed");
    expect(await client.call("deleteSandbox", { path: { sandbox: "typed" } })).toBeUndefined();
  });

  test("puts every value where the contract has it, encoded", async () => {
    const { client: caller, requests } = spied();
    await caller.call("readRows", {
      path: { sandbox: "default", service: "rank-math", table: "a/b ü" },
      query: { limit: 2, index: undefined, value: "a&b=c" },
    });
    await caller.call("readJournal", { path: { sandbox: "default" }, query: { field: ["a=1", "b=2"] } });
    await caller.call("settle", { path: { sandbox: "default" } });
    expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "GET /_control/v1/sandboxes/default/rows/rank-math/a%2Fb%20%C3%BC?limit=2&value=a%26b%3Dc",
      "GET /_control/v1/sandboxes/default/journal?field=a%3D1&field=b%3D2",
      "POST /_control/v1/sandboxes/default/settle",
    ]);
    expect(requests[0]).toMatchObject({ body: undefined, headers: { authorization: "Bearer let-me-in" } });
  });

  test("knows every operation of the contract", () => {
    const { client: caller } = spied();
    for (const id of operationIds) expect(() => requestOf(caller, id)).not.toThrow();
    expect(() => requestOf(caller, "makeCoffee")).toThrow("no operation makeCoffee");
  });
});

/** As somebody without types would ask. */
const requestOf = (caller: ControlClient, id: string): unknown => Reflect.apply(caller.request, caller, [id]);

describe("any other answer is a failure that says", () => {
  test("what, where and what helps", async () => {
    const failed = client.call("readSandbox", { path: { sandbox: "nope" } });
    await expect(failed).rejects.toThrow("no sandbox named nope");
    await expect(failed).rejects.toMatchObject({ status: 404, field: "sandbox", remedy: expect.any(String) });
    await expect(failed).rejects.toBeInstanceOf(ControlFailure);
  });

  test("that a token is missing", async () => {
    const guarded = await aControl({ controlToken: "let-me-in" });
    const send = inProcess(guarded);
    await expect(new ControlClient(send).call("readInfo")).rejects.toMatchObject({ status: 401 });
    expect(await new ControlClient(send, "let-me-in").call("readInfo")).toMatchObject({ product: "stunt-double" });
  });

  test.each(["<h1>It works!</h1>", '{"code": "no"}', "null", ""])("that %s comes from something else", async (text) => {
    const { client: caller } = spied({ status: 500, text });
    await expect(caller.call("readInfo")).rejects.toMatchObject({
      status: 500,
      message: `answered 500: ${text}`,
      remedy: "is this the gateway of a Stunt Double?",
    });
  });
});
