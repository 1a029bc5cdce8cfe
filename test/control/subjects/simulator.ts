import { describe, expect, test } from "vitest";
import { aControl } from "../control.ts";

describe("the simulator as a whole", () => {
  test("info says what runs, with credentials that work", async () => {
    const control = await aControl();
    const { body } = await control.call("readInfo", "get", "/info");
    expect(body).toMatchObject({ product: "stunt-double", sandboxes: ["default"], state: null });
    expect(body.services[0].credentials.reseller).toEqual({
      username: "reseller",
      password: "aaaa bbbb cccc dddd eeee ffff",
    });
  });

  test("the environment of the default sandbox names the ready-made credentials", async () => {
    const control = await aControl();
    const { body } = await control.call("readEnvironment", "get", "/environment");
    expect(body.variables).toEqual({
      STUNT_DOUBLE_URL: "http://127.0.0.1",
      STUNT_DOUBLE_SANDBOX: "default",
      STUNT_DOUBLE_RANK_MATH_URL: "",
      STUNT_DOUBLE_RANK_MATH_USERNAME: "reseller",
      STUNT_DOUBLE_RANK_MATH_PASSWORD: "aaaa bbbb cccc dddd eeee ffff",
      STUNT_DOUBLE_PARCELS_URL: "",
      STUNT_DOUBLE_PARCELS_KEY: "sender-key",
      STUNT_DOUBLE_PARCELS_SECRET: "sender-secret",
    });
  });

  test("the environment of another sandbox names addresses and credentials that lead there", async () => {
    const control = await aControl({ port: 0 });
    await control.simulator.listen();
    const made = (await control.call("createSandbox", "post", "/sandboxes", { name: "ci" })).body;
    const { variables } = (await control.call("readEnvironment", "get", "/environment?sandbox=ci")).body;
    await control.simulator.close();
    expect(variables).toMatchObject({
      STUNT_DOUBLE_URL: control.simulator.gateway,
      STUNT_DOUBLE_SANDBOX: "ci",
      STUNT_DOUBLE_RANK_MATH_URL: control.simulator.url("rank-math"),
      STUNT_DOUBLE_RANK_MATH_USERNAME: made.credentials["rank-math"].reseller.username,
      STUNT_DOUBLE_RANK_MATH_PASSWORD: made.credentials["rank-math"].reseller.password,
    });
  });

  test("it ends when asked, where it may", async () => {
    let stopped = 0;
    const onStop = () => {
      stopped += 1;
    };
    const control = await aControl({ onStop });
    const { status, body } = await control.call("stopSimulator", "post", "/stop");
    expect({ status, body, stopped }).toEqual({ status: 202, body: { stopping: true }, stopped: 1 });
  });
});
