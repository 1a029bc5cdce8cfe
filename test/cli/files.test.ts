import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anOrder, type Running, running } from "./running.ts";

let double: Running;
beforeAll(async () => {
  double = await running();
});
afterAll(() => double.end());

const good = (line: string): Promise<string> => double.good(line);

const write = (name: string, text: string) => {
  mkdirSync(join(double.folder, "qa"), { recursive: true });
  writeFileSync(join(double.folder, "qa", name), text);
};

const sound = `scenario: Jane holds a licence.
service: rank-math
steps:
  - at: -40d
    as: reseller
    call: createOrder
    with: { type: parent, first_name: Jane, email: jane@example.com, plan: seo-by-rank-math-pro }
`;

describe("scenario", () => {
  test("check tells file by file what is wrong and where, and is exit 2", async () => {
    write("sound.yaml", sound);
    write("wrong.yaml", sound.replace("    call:", "    cal:"));
    const { code, out, err } = await double.type("scenario check qa");
    expect({ code, err }).toEqual({ code: 2, err: "" });
    expect(out).toContain("ok       qa/sound.yaml\n");
    expect(out).toMatch(
      /^refused {2}qa\/wrong.yaml\n(?: {2}.*\n)* {2}6:5 +steps\[0\]\.cal +not a word of this format +did you mean call\?$/m,
    );
    expect(out).toMatch(/1 of 2 refused; nothing was loaded\n$/);
    expect((await double.type("scenario check qa/sound.yaml")).code).toBe(0);
    expect(await double.json("scenario check qa")).toMatchObject({ ok: false, files: [{ ok: true }, { ok: false }] });
  });

  test("load puts a sandbox into a file's situation, or a shipped one; a refused one changes nothing", async () => {
    await good("sandbox create loading");
    expect(await good("scenario load qa/sound.yaml --sandbox loading")).toMatch(
      /^loaded {2}qa\/sound\.yaml {2}into sandbox loading,/,
    );
    expect(await good("call rank-math listOrders --sandbox loading")).toMatch("jane@example.com");
    const before = await good("sandbox hash loading");
    const { code, err } = await double.type("scenario load qa/wrong.yaml --sandbox loading");
    expect(code).toBe(2);
    expect(err).toMatch(/wrong\.yaml:6:\d+ .*did you mean call\?/);
    expect(await good("sandbox hash loading")).toBe(before);
    expect(await good("scenario load rank-math/mixed-book --sandbox loading")).toMatch("rank-math/mixed-book");
  });

  test("list and show", async () => {
    expect(await good("scenario list")).toMatch(/^rank-math\/mixed-book +\S/m);
    expect(await good("scenario show rank-math/mixed-book")).toMatch("service: rank-math");
    const { code, err } = await double.type("scenario show rank-math/mixd-book");
    expect(code).toBe(2);
    expect(err).toMatch("mixed-book");
  });

  test("new writes a file that loads as it is, and never over another", async () => {
    expect(await good("scenario new qa/renewals")).toMatch(/^written {2}qa\/renewals.yaml/);
    const text = readFileSync(join(double.folder, "qa/renewals.yaml"), "utf8");
    expect(text).toMatch(/^# yaml-language-server: \$schema=.*schemas\/scenario\.json\n/);
    expect((await double.type("scenario check qa/renewals.yaml")).out).toBe("ok       qa/renewals.yaml\n");
    expect(await double.type("scenario new qa/renewals")).toMatchObject({
      code: 1,
      err: expect.stringContaining("exists already"),
    });
    expect(readFileSync(join(double.folder, "qa/renewals.yaml"), "utf8")).toBe(text);
  });

  test("save writes what can be checked and loaded again", async () => {
    await good("sandbox create saving");
    await good(`${anOrder} --sandbox saving`);
    await good("scenario save qa/saved.yaml --sandbox saving --says 'Jane has bought.'");
    expect((await double.type("scenario check qa/saved.yaml")).out).toMatch("ok       qa/saved.yaml\n");
    await good("scenario load qa/saved.yaml --sandbox saving");
    expect(await good("call rank-math listOrders --sandbox saving")).toMatch("jane@example.com");
    expect(await double.type("scenario save qa/saved.yaml --sandbox saving")).toMatchObject({ code: 1 });
    expect(await double.type("scenario save qa/saved.yaml --force --sandbox saving")).toMatchObject({ code: 0 });
  });
});

describe("snapshot", () => {
  test("save, list, load, export, import and delete", async () => {
    await good("sandbox create kept");
    await good(`${anOrder} --sandbox kept`);
    const hash = await good("sandbox hash kept");
    expect(await good("snapshot save before --sandbox kept")).toMatch(/^saved {2}before {2}sandbox kept/);
    await good("reset --sandbox kept");
    expect(await good("snapshot load before --sandbox kept")).toMatch(/^loaded {2}sandbox kept/);
    expect(await good("sandbox hash kept")).toBe(hash);
    await good("snapshot export before before.json");
    expect(await good("snapshot import copy before.json")).toMatch(/^imported {2}copy/);
    expect(await good("snapshot list")).toMatch(/^copy .*\n^before |^before .*\n^copy /m);
    expect(await good("snapshot delete before")).toBe("deleted  snapshot before\n");
    expect((await double.type("snapshot load before")).code).toBe(2);
  });

  test("a document that is no snapshot is refused, and none is kept", async () => {
    write("odd.json", '{"sandbox": 1}');
    expect(await double.type("snapshot import odd qa/odd.json")).toMatchObject({ code: 2, out: "" });
    expect(await good("snapshot list")).not.toMatch("odd");
  });
});

describe("env", () => {
  test("prints addresses and keys, and the application's own names", async () => {
    const file = join(double.folder, "stunt-double.config.yaml");
    writeFileSync(file, 'env:\n  RANKMATH_BASE_URL: "{rank-math.url}/wp-json/reseller/v1/"\n');
    const out = await good("env");
    expect(out).toContain(`export STUNT_DOUBLE_URL=${double.simulator.gateway}\n`);
    expect(out).toContain("export STUNT_DOUBLE_SANDBOX=default\n");
    expect(out).toContain("export STUNT_DOUBLE_RANK_MATH_PASSWORD='aaaa bbbb cccc dddd eeee ffff'\n");
    expect(out).toContain(`export RANKMATH_BASE_URL=${double.simulator.url("rank-math")}/wp-json/reseller/v1/\n`);
    expect(await double.json("env")).toMatchObject({ STUNT_DOUBLE_RANK_MATH_USERNAME: "reseller" });

    writeFileSync(file, 'env:\n  MINE: "{rank-math.ulr}"\n');
    expect(await double.type("env")).toMatchObject({
      code: 2,
      err: expect.stringContaining(
        "stunt-double.config.yaml:2:3  env.MINE  {rank-math.ulr} stands for nothing  did you mean {rank-math.url}?",
      ),
    });
    writeFileSync(file, "");
    expect((await double.type("env --sandbox nowhere")).code).toBe(2);
  });
});

describe("doctor", () => {
  test("finds nothing in the way", async () => {
    const { code, out } = await double.type("doctor --sandbox default");
    expect(out).toMatch(/^ok +node +\d+/m);
    expect(out).toMatch(/^ok +contracts +control, wallit, simvoly, rank-math$/m);
    expect(out).toMatch(/^ok +running +version /m);
    expect(out).toMatch(/^warn +clock .*frozen at .*clock follow/m);
    expect(code).toBe(0);
  });

  test("says what is in the way, and what helps: exit 1", async () => {
    writeFileSync(join(double.folder, "wrong.yaml"), "prot: 1\n");
    const { code, out } = await double.type("doctor --config wrong.yaml --data /proc/nowhere --url http://127.0.0.1:1");
    expect(code).toBe(1);
    expect(out).toMatch(/^fail +configuration .*did you mean port\?/m);
    expect(existsSync("/proc/nowhere")).toBe(false);
    expect(await double.json("doctor --url http://127.0.0.1:1")).toMatchObject({
      ok: expect.any(Boolean),
      findings: expect.any(Array),
    });
  });
});
