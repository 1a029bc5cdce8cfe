import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anOrder, frozen, type Running, running } from "./running.ts";

let double: Running;
beforeAll(async () => {
  double = await running();
});
afterAll(() => double.end());

const good = (line: string): Promise<string> => double.good(line);

/** Wrong input is exit 2; what is right and cannot be done now is exit 1. */
const refused = async (line: string, expected = 2): Promise<string> => {
  const { code, out, err } = await double.type(line);
  expect({ code, out }, line).toEqual({ code: expected, out: "" });
  return err;
};

describe("clock", () => {
  const at = "--sandbox clock";
  beforeAll(() => good("sandbox create clock"));

  test("shows, advances, is set, freezes and follows", async () => {
    expect(await good(`clock ${at}`)).toMatch(`${frozen}  frozen`);
    expect(await good(`clock advance P1Y ${at}`)).toMatch(/^2027-11-22T10:00:00.000Z {2}frozen/);
    expect(await good(`clock advance 2028-01-01T00:00:00Z ${at}`)).toMatch(/^2028-01-01T00:00:00.000Z/);
    expect(await good(`clock set 2026-01-01T00:00:00Z ${at}`)).toMatch(/^2026-01-01T00:00:00.000Z/);
    expect(await good(`clock freeze 2026-02-01T00:00:00Z ${at}`)).toMatch(/^2026-02-01T00:00:00.000Z {2}frozen/);
    expect(await good(`clock rebase 2026-03-01T00:00:00Z ${at}`)).toMatch(/^2026-03-01T00:00:00.000Z {2}frozen/);
    expect(await good(`clock next ${at}`)).toMatch(/^20\d\d-/);
    expect(await good(`clock follow ${at}`)).toMatch("follows this machine");
    expect(await double.json(`clock show ${at}`)).toMatchObject({ mode: "follow" });
  });

  test("refuses to go back, and says so as JSON where that is asked for", async () => {
    await good(`clock freeze 2027-01-01T00:00:00Z ${at}`);
    expect(await refused(`clock advance 2026-01-01T00:00:00Z ${at}`)).toMatch("2026-01-01T00:00:00.000Z");
    const { code, out } = await double.type(`clock advance 2026-01-01T00:00:00Z ${at} --json`);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ error: expect.any(String), field: expect.any(String) });
  });
});

describe("sandbox", () => {
  test("create, list, show, fork, hash, reset, delete", async () => {
    expect(await good("sandbox create ci --scenario rank-math/mixed-book")).toMatch(
      /^created {2}sandbox ci, scenario rank-math\/mixed-book/,
    );
    expect(await good("sandbox list")).toMatch(/^ci$/m);
    expect(await good("sandbox show ci")).toMatch(/rank-math {2}reseller /);
    expect(await good("sandbox fork attempt --sandbox ci")).toMatch(/^forked {2}sandbox attempt/);
    expect(await good("sandbox hash attempt")).toBe(await good("sandbox hash ci"));
    expect(await good("sandbox reset attempt")).toMatch(/^reset {2}sandbox attempt/);
    expect(await good("reset --sandbox ci")).toMatch(/^reset {2}sandbox ci/);
    expect(await good("sandbox delete attempt")).toBe("deleted  sandbox attempt\n");
    expect(await double.json("sandbox list")).toMatchObject({ sandboxes: expect.not.arrayContaining(["attempt"]) });
  });

  test("one that is not there, or there already, is refused", async () => {
    expect(await refused("sandbox show nowhere")).toMatch("no sandbox named nowhere");
    expect(await refused("sandbox create default", 1)).toMatch("exists already");
    expect(await refused("reset --sandbox nowhere")).toMatch("no sandbox named nowhere");
    expect(await refused("sandbox create odd --scenario rank-math/mixd-book")).toMatch("did you mean mixed-book?");
    expect(await refused("sandbox create 'Bad Name'")).toMatch(
      '"Bad Name" does not have the right form; write 1 to 40 of',
    );
  });
});

describe("call, why, guesses and the journal", () => {
  const at = "--sandbox story";
  beforeAll(() => good("sandbox create story"));

  test("a call answers with status and body, and is exit 1 when the service refuses", async () => {
    expect(await good(`${anOrder} ${at}`)).toMatch(/^200 {2}\{.*"subscription_id"/);
    const again = await double.type(`${anOrder} ${at}`);
    expect(again).toMatchObject({ code: 1, err: "" });
    expect(again.out).toMatch(/^400 {2}\{"code":"plan_exists"/);
  });

  test("why tells the rule, its grade, its setting, and a call that would succeed", async () => {
    const out = await good(`why ${at}`);
    expect(out).toMatch(/^2 {2}rank-math POST .*400$/m);
    expect(out).toContain("rule rank-math/plan-exists");
    expect(out).toMatch(/status 400 +chosen/);
    expect(out).toContain("setting plan-exists-status: 400 | 409");
    const [, repeat] = /^ +stunt-double (call rank-math createOrder .*)$/m.exec(out) ?? [];
    expect(out).toContain("what would help");
    expect((await double.type(`${repeat} ${at}`)).code).toBe(0);
    expect(await double.json(`why 2 ${at}`)).toMatchObject({ n: 2, rule: { id: "plan-exists" } });
  });

  test("why of what nobody asked is refused", async () => {
    expect(await refused(`why 99 ${at}`)).toMatch("no entry 99; stunt-double journal lists them");
    await good("sandbox create silent");
    expect(await refused("why --sandbox silent", 1)).toMatch("nothing was asked in sandbox silent yet");
  });

  test("guesses names what callers lean on, and the setting that turns it", async () => {
    expect(await good(`guesses ${at}`)).toMatch(/rank-math\/plan-exists .*setting plan-exists-status: 400 \| 409/);
    expect(await good("guesses --sandbox silent")).toMatch("0 answers in sandbox silent");
    expect(await refused("guesses --sandbox nowhere")).toMatch("no sandbox named nowhere");
  });

  test("the journal is listed, filtered, verified and cleared", async () => {
    expect((await good(`journal ${at}`)).split("\n").length).toBeGreaterThan(2);
    expect(await good(`journal --rule plan-exists ${at}`)).toMatch(/^ +2 .*rule plan-exists\n$/);
    expect(await good(`journal --field email=nobody@example.com ${at}`)).toBe("");
    expect(await good(`journal verify --operation createOrder --status 400 --exactly 1 ${at}`)).toMatch(
      /^yes {3}found 1/,
    );
    expect(await double.type(`journal verify --operation cancelSubscription ${at}`)).toMatchObject({
      code: 1,
      err: "",
    });
    expect(await good(`journal clear ${at}`)).toMatch("cleared");
    expect(await double.json(`journal ${at}`)).toMatchObject({ entries: [] });
  });

  test("the journal can be followed until Ctrl-C", async () => {
    const { code, out } = await double.type(`journal --follow ${at}`, async (_out, shown) => {
      await good(`call rank-math listOrders ${at}`);
      await shown(/listOrders\n$/);
    });
    expect(code).toBe(0);
    expect(out).toMatch(/GET .*listOrders\n$/);
  });

  test("a role is chosen, none is taken, an unknown one is refused", async () => {
    expect((await double.type(`call rank-math listOrders --as nobody ${at}`)).out).toMatch(/^401/);
    expect((await double.type(`call rank-math listOrders --as subscriber ${at}`)).out).toMatch(/^403/);
    expect(await double.type(`call rank-math listOrders --as resller ${at}`)).toMatchObject({
      code: 2,
      err: "stunt-double: no role resller; did you mean reseller?\n",
    });
  });

  test("an unknown service, operation or field is answered with what was meant", async () => {
    expect((await double.type(`call rank-mth listOrders ${at}`)).err).toMatch("did you mean rank-math?");
    expect((await double.type(`call rank-math listOrder ${at}`)).err).toMatch("did you mean listOrders?");
    expect((await double.type(`call rank-math listOrders numbr:=5 ${at}`)).err).toMatch("number");
  });
});

describe("faults", () => {
  const at = "--sandbox faulty";
  beforeAll(() => good("sandbox create faulty"));

  test("are added, listed, met and cleared", async () => {
    expect(await good(`fault list ${at}`)).toBe("no faults\n");
    expect(await good(`fault add rank-math createOrder storing_error --when type=parent ${at}`)).toMatch(
      /createOrder {2}storing_error {2}.*type=parent {2}1 time\n$/,
    );
    expect((await double.type(`${anOrder} ${at}`)).out).toMatch(/storing_error/);
    await good(`${anOrder} ${at}`);
    await good(`fault add rank-math listOrders --latency PT2S --next 2 ${at}`);
    expect(await good(`fault list ${at}`)).toMatch("latency PT2S");
    expect(await good(`fault clear ${at}`)).toBe("removed 1 fault\n");
  });

  test("of an unknown operation or code are refused, and none is left behind", async () => {
    expect(await refused(`fault add rank-math createOder storing_error ${at}`)).toMatch("createOrder");
    expect(await refused(`fault add rank-math createOrder reset ${at}`)).toMatch("did you mean --reset?");
    expect(await refused(`fault add rank-math createOrder no_such_code ${at}`)).toMatch("no_such_code");
    expect(await good(`fault list ${at}`)).toBe("no faults\n");
  });
});

describe("panel, settings and rows", () => {
  const at = "--sandbox office";
  beforeAll(() => good("sandbox create office"));

  test("panel actions are listed with their fields, and done", async () => {
    expect(await good(`panel list rank-math ${at}`)).toMatch(/^addReseller +username=… /m);
    expect(await good(`panel rank-math ${at}`)).toBe(await good(`panel list rank-math ${at}`));
    expect(await good(`panel rank-math addReseller username=third-reseller email=third@example.com ${at}`)).toMatch(
      "third-reseller",
    );
    expect(await refused(`panel rank-math addResellr ${at}`)).toMatch("addReseller");
    expect(await refused(`panel rank-math addReseller usrname=x ${at}`)).toMatch("username");
  });

  test("settings are shown and turned, as what each takes", async () => {
    expect(await good(`settings rank-math ${at}`)).toMatch(/^plan-exists-status +400 .*400 \| 409/m);
    expect(await good(`settings rank-math plan-exists-status=409 ${at}`)).toMatch(/^plan-exists-status +409 +\(400\)/m);
    expect(await double.type(`settings rank-math plan-exists-statu=409 ${at}`)).toMatchObject({
      code: 2,
      err: "stunt-double: no setting plan-exists-statu; did you mean plan-exists-status?\n",
    });
    expect((await double.type(`settings rank-math plan-exists-status=410 ${at}`)).err).toMatch(
      "takes 400, 409, not 410",
    );
  });

  test("rows are listed, shown, changed and deleted; a shape that is none is refused and nothing changed", async () => {
    await good(`${anOrder} ${at}`);
    expect(await good(`rows list rank-math ${at}`)).toMatch(/^orders +1$/m);
    const { rows } = Object(await double.json(`rows list rank-math orders ${at}`));
    const [{ id }] = rows;
    const before = await good(`rows show rank-math orders ${id} ${at}`);
    expect(await refused(`rows put rank-math orders ${id} totalCents:=true ${at}`)).toMatch("totalCents");
    expect(await good(`rows show rank-math orders ${id} ${at}`)).toBe(before);
    expect(await good(`rows put rank-math orders ${id} totalCents:=100 ${at}`)).toMatch('"totalCents": 100');
    expect(await good(`rows delete rank-math orders ${id} ${at}`)).toBe(`deleted  rank-math orders ${id}\n`);
    expect(await refused(`rows show rank-math orders ${id} ${at}`)).toMatch(String(id));
  });
});

describe("outbox", () => {
  test("is listed, waited for, settled and delivered", async () => {
    expect(await good("outbox --kind webhook")).toBe("nothing\n");
    expect(await good("outbox settle")).toMatch("settled");
    expect(await good("outbox deliver")).toBe("nothing\n");
    expect(await good("mail")).toBe("no mail\n");
    expect(await double.type("outbox wait --topic nothing --within PT0S")).toMatchObject({ code: 1 });
    expect(await refused("outbox redeliver 7")).toMatch("7");
    expect(await refused("outbox show 7")).toMatch("7");
  });

  test("a plan for a service that is none is refused, and none is left behind", async () => {
    expect(await refused("outbox plan add stripe 500")).toMatch("no service stripe");
    expect(await good("outbox plan list")).toBe("no plans\n");
  });
});

describe("who answers", () => {
  test("nobody: exit 3, and how to start one", async () => {
    const { code, out, err } = await double.type("clock --url http://127.0.0.1:1");
    expect({ code, out }).toEqual({ code: 3, out: "" });
    expect(err).toBe("stunt-double: no Stunt Double at http://127.0.0.1:1; start one: npx stunt-double start\n");
  });

  test("another program: exit 3", async () => {
    const { createServer } = await import("node:http");
    const { close, listen } = await import("../../src/http/listen.ts");
    const other = createServer((_request, response) => response.end("<html>"));
    const url = await listen(other, "127.0.0.1", 0);
    expect(await double.type(`clock --url ${url}`)).toMatchObject({
      code: 3,
      err: expect.stringContaining("is no Stunt Double"),
    });
    await close(other);
  });

  test("one that wants a token: exit 2 without it, 0 with it", async () => {
    const guarded = await running({ controlToken: "s3cret" });
    expect(await guarded.type("clock")).toMatchObject({
      code: 2,
      err: expect.stringContaining("--control-token or STUNT_DOUBLE_CONTROL_TOKEN"),
    });
    expect(await guarded.type("clock --control-token s3cret")).toMatchObject({ code: 0 });
    await guarded.end();
  });

  test("stop asks it to end, which a simulator inside another program refuses", async () => {
    expect(await refused("stop", 1)).toMatch("inside another program");
  });
});
