import { describe, expect, test } from "vitest";
import { SettingRefused, SettingsOf } from "../../src/runtime/settings.ts";
import { rankMath } from "../../src/services/rank-math/service.ts";
import { anOrder, aShop } from "./shop.ts";

const settings = new SettingsOf(rankMath);
const refusalOf = (given: Record<string, string | number>): unknown => {
  try {
    return settings.with(given);
  } catch (error) {
    return error;
  }
};

describe("the dials of a service", () => {
  test("start at the defaults of rules.yaml and take what is listed", () => {
    expect(settings.with({})).toEqual(settings.defaults);
    expect(settings.with({ "not-found-status": 400 })).toEqual({ ...settings.defaults, "not-found-status": 400 });
    for (const { name, values = [] } of settings.specs)
      for (const value of values) expect(settings.with({ [name]: value })[name]).toBe(value);
  });

  test("refuse an unknown name and say which there are", () => {
    expect(refusalOf({ "not-found-stats": 400 })).toMatchObject({
      field: "not-found-stats",
      message: "no setting not-found-stats",
      remedy: expect.stringContaining("not-found-status"),
    });
    for (const name of ["__proto__", "constructor"])
      expect(refusalOf(Object.fromEntries([[name, 1]]))).toBeInstanceOf(SettingRefused);
  });

  test.each([404.5, "404", 500])("refuse the value %o and say what is taken", (value) => {
    expect(refusalOf({ "not-found-status": value })).toMatchObject({
      field: "not-found-status",
      remedy: "it takes 404 | 400",
    });
  });

  test("cannot be changed from outside", () => {
    expect(() => Object.assign(settings.defaults, { "not-found-status": 1 })).toThrow(TypeError);
  });
});

describe("a sandbox's settings", () => {
  test("hold from the next request on, in that sandbox alone", async () => {
    const { runtime, ask, sandbox } = await aShop();
    await runtime.create({ name: "two" });
    const status = async (name: string) => (await ask({ path: "order/1", sandbox: name })).status;
    await sandbox().changeSettings("rank-math", { "not-found-status": 400 });
    expect([await status("default"), await status("two")]).toEqual([400, 404]);
  });

  test("stay as they were when a change is refused", async () => {
    const { ask, sandbox } = await aShop();
    await sandbox().changeSettings("rank-math", { "plan-exists-status": 409 });
    await expect(sandbox().changeSettings("rank-math", { "plan-exists-status": 418 })).rejects.toThrow(SettingRefused);
    await ask(anOrder());
    expect(await ask(anOrder())).toMatchObject({ status: 409 });
  });

  test("are refused before a sandbox is made", async () => {
    const { runtime } = await aShop();
    const refused = { name: "two", settings: { "rank-math": { colour: "red" } } };
    await expect(runtime.create(refused)).rejects.toThrow(SettingRefused);
    await expect(runtime.create({ name: "two", settings: { wordpress: {} } })).rejects.toThrow("no service wordpress");
    expect(runtime.names()).toEqual(["default"]);
    await runtime.create({ name: "two" });
  });
});
