import { beforeEach, describe, expect, test } from "vitest";
import { aControl, type Control } from "../control.ts";

let control: Control;
beforeEach(async () => {
  control = await aControl();
});

describe("sandboxes", () => {
  const wanted = {
    name: "ci",
    scenarios: ["rank-math/mixed-book"],
    settings: { "rank-math": { "plan-exists-status": 409 } },
    clock: { frozen: "2026-01-02T03:04:05Z" },
  };
  const hashOf = async (name: string): Promise<string> =>
    (await control.call("readStateHash", "get", `/sandboxes/${name}/hash`)).body.hash;
  const addReseller = (name: string) =>
    control.call("runPanelAction", "post", `/sandboxes/${name}/panel/rank-math/addReseller`, {
      username: "third",
      email: "third@example.com",
    });

  test("one is made from a scenario, read, listed and forgotten", async () => {
    const { status, body } = await control.call("createSandbox", "post", "/sandboxes", wanted);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...wanted,
      clock: { mode: "frozen", now: "2026-01-02T03:04:05.000Z" },
      notes: [],
      credentials: { "rank-math": { reseller: { username: "reseller-ci" } } },
    });
    expect((await control.call("readSandbox", "get", "/sandboxes/ci")).body).toEqual(body);
    expect((await control.call("listSandboxes", "get", "/sandboxes")).body).toEqual({ sandboxes: ["default", "ci"] });
    expect((await control.call("deleteSandbox", "delete", "/sandboxes/ci")).status).toBe(204);
    expect((await control.call("readSandbox", "get", "/sandboxes/ci")).status).toBe(404);
  });

  test("one without a name gets a free one", async () => {
    const names = [];
    for (const body of [undefined, {}])
      names.push((await control.call("createSandbox", "post", "/sandboxes", body)).body.name);
    expect(names).toEqual(["sandbox-1", "sandbox-2"]);
  });

  test("one can follow the machine although the simulator was frozen", async () => {
    const { body } = await control.call("createSandbox", "post", "/sandboxes", { clock: "follow" });
    expect(body.clock.mode).toBe("follow");
  });

  test("the same scenario, random seed and clock have the same hash, whatever the name", async () => {
    for (const name of ["one", "other"]) await control.call("createSandbox", "post", "/sandboxes", { ...wanted, name });
    expect(await hashOf("one")).toBe(await hashOf("other"));
  });

  test("reset takes back what happened and keeps settings and credentials", async () => {
    await control.call("createSandbox", "post", "/sandboxes", wanted);
    const before = (await control.call("readSandbox", "get", "/sandboxes/ci")).body;
    const hash = await hashOf("ci");
    await addReseller("ci");
    expect(await hashOf("ci")).not.toBe(hash);
    expect((await control.call("resetSandbox", "post", "/sandboxes/ci/reset")).body).toEqual(before);
    expect(await hashOf("ci")).toBe(hash);
  });

  test("a fork holds the same with credentials of its own, and goes its own way", async () => {
    await control.call("createSandbox", "post", "/sandboxes", wanted);
    await addReseller("ci");
    const { status, body } = await control.call("forkSandbox", "post", "/sandboxes/ci/fork", { name: "ci-2" });
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...wanted, name: "ci-2", clock: { now: "2026-01-02T03:04:05.000Z" } });
    expect(body.credentials["rank-math"].reseller.username).toBe("reseller-ci-2");
    expect(await hashOf("ci-2")).toBe(await hashOf("ci"));
    await control.call("resetSandbox", "post", "/sandboxes/ci/reset");
    expect(await hashOf("ci-2")).not.toBe(await hashOf("ci"));
  });
});
