import { describe, expect, test } from "vitest";
import { registry } from "../../../src/services/registry.ts";
import { aControl } from "../control.ts";

interface Running {
  readonly name: string;
}

const names = registry.map(({ service }) => service.name);
const prefixOf = (name: string) => `STUNT_DOUBLE_${name.toUpperCase().replaceAll("-", "_")}_`;

describe("the simulator as a whole", () => {
  test("info says what runs, with credentials that work", async () => {
    const control = await aControl();
    const { body } = await control.call("readInfo", "get", "/info");
    expect(body).toMatchObject({ product: "stunt-double", sandboxes: ["default"], state: null });
    expect(body.services.map(({ name }: Running) => name)).toEqual([...names, "parcels"]);
    expect(body.services.find(({ name }: Running) => name === "rank-math").credentials.reseller).toEqual({
      username: "reseller",
      password: "aaaa bbbb cccc dddd eeee ffff",
    });
  });

  test("the environment of the default sandbox names the ready-made credentials", async () => {
    const control = await aControl();
    const { body } = await control.call("readEnvironment", "get", "/environment");
    const others = names.filter((name) => name !== "rank-math").map(prefixOf);
    const isOfOthers = (variable: string) => others.some((prefix) => variable.startsWith(prefix));
    const own = Object.entries(body.variables).filter(([variable]) => !isOfOthers(variable));
    expect(Object.fromEntries(own)).toEqual({
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

  test.each(names)(
    "the environment names the address of %s and ready-made credentials, and nothing else",
    async (name) => {
      const control = await aControl();
      const { services } = (await control.call("readInfo", "get", "/info")).body;
      const { credentials } = services.find((one: Running) => one.name === name);
      const secrets = Object.values<Record<string, string>>(credentials).flatMap((role) => Object.values(role));
      const { variables } = (await control.call("readEnvironment", "get", "/environment")).body;
      const { [`${prefixOf(name)}URL`]: address, ...rest } = Object.fromEntries(
        Object.entries<string>(variables).filter(([variable]) => variable.startsWith(prefixOf(name))),
      );
      expect(address).toBe("");
      expect(Object.keys(rest)).not.toEqual([]);
      for (const value of Object.values(rest)) expect(secrets).toContain(value);
    },
  );

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
