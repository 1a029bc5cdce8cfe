import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCommandHook } from "../../conformance/kit/command-hook.ts";
import { HookSilent, SetUpFailure } from "../../conformance/kit/errors.ts";
import { aCase, judge, sent } from "./parcels.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "stunt-double-hooks-"));
  script("echo.mjs", "let all = ''; for await (const part of process.stdin) all += part; process.stdout.write(all);");
});
afterAll(() => rmSync(folder, { recursive: true }));

function script(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
  chmodSync(join(folder, name), 0o755);
}

const hook = (command: string, timeout = 10_000) => ({
  command,
  folder,
  timeout,
  redact: (text: string) => text.replaceAll("hush hush", "***"),
});
const failureOf = (command: string, timeout?: number): Promise<Error> =>
  runCommandHook(hook(command, timeout), "readClock", {}).then(
    () => new Error("it worked"),
    (thrown: Error) => thrown,
  );

describe("a command", () => {
  test("runs in its folder, by the shell, and gets the operation and its body on standard input", async () => {
    const answer = await runCommandHook(hook(`"${process.execPath}" ./echo.mjs | cat`), "panel/fillVan", {
      parcels: 2,
    });
    expect(answer).toEqual({ operation: "panel/fillVan", body: { parcels: 2 } });
    expect(await runCommandHook(hook("true"), "panel/fillVan", {})).toBeUndefined();
  });

  test("that ends otherwise than with 0 is a set-up that failed, with the end of what it said", async () => {
    const thrown = await failureOf("echo 'no van, hush hush' >&2; exit 3");
    expect(thrown).toBeInstanceOf(SetUpFailure);
    expect(thrown).not.toBeInstanceOf(HookSilent);
    expect(thrown.message).toMatch(/asked for readClock, ended with 3: no van, \*\*\*$/);
  });

  test.each([
    ["echo '<html>'", "wrote no JSON: <html>"],
    ["yes", "wrote more than 1048576 bytes and was ended"],
    ["kill -9 $$", "ended with a signal"],
  ])("%j is a set-up that failed", async (command, message) => {
    const thrown = await failureOf(command);
    expect(thrown).toBeInstanceOf(SetUpFailure);
    expect(thrown.message).toContain(message);
  });

  test.each([["./gone.sh"], ["./echo-not-executable"]])("%j cannot be started", async (command) => {
    writeFileSync(join(folder, "echo-not-executable"), "echo {}", { mode: 0o600 });
    const thrown = await failureOf(command);
    expect(thrown).toBeInstanceOf(HookSilent);
    expect(thrown.message).toContain("could not be started");
  });

  test("that takes too long is ended with everything it started", async () => {
    const thrown = await failureOf("sleep 60 & echo child $! >&2; wait", 150);
    expect(thrown).toBeInstanceOf(HookSilent);
    expect(thrown.message).toContain("gave no answer within 150 ms and was ended");
    const [, child = ""] = /child (\d+)/.exec(thrown.message) ?? [];
    expect(stateOf(child)).toMatch(/^Z?$/);
  });
});

/** Empty for a process that is gone; Z for one that only waits for somebody to notice. */
function stateOf(process: string): string {
  try {
    return execFileSync("ps", ["-o", "stat=", "-p", process], { encoding: "utf8" }).trim().slice(0, 1);
  } catch {
    return "";
  }
}

const filling = aCase({
  needs: { capabilities: ["panel"] },
  async run({ arrange, as }) {
    await arrange.fillVan({ parcels: 2 });
    (await as("sender").call("sendParcel", { body: { to: "Ann" } })).is(200);
  },
});
const fileWith = (panel: string) => ({
  name: join(folder, "target.yaml"),
  source: `address: http://127.0.0.1:4999\nroles: {sender: {name: s, password: hush hush}}\ncapabilities: {panel: ${panel}}`,
});

test("a case arranges through a command, and its failure is the case's set-up", async () => {
  script("panel.sh", "#!/bin/sh\ngrep -q fillVan && echo '{}'");
  const works = await judge([filling], () => sent(), { opened: { file: fileWith("{command: ./panel.sh}") } });
  expect(works).toMatchObject({ counts: { pass: 1 }, ready: ["panel hook ok"] });
  script("panel.sh", '#!/bin/sh\nread line; echo "no van for hush hush" >&2; exit 1');
  const fails = await judge([filling], () => sent(), { opened: { file: fileWith("{command: ./panel.sh}") } });
  expect(fails.cases[0]).toMatchObject({ result: "setUpFailed", reason: expect.stringMatching(/no van for \*\*\*$/) });
});

test("a hook over HTTP is asked by POST and may say which panel actions it offers", async () => {
  const file = fileWith('{http: "http://127.0.0.1:9/hook/", header: {x-t: hook-token-1}}');
  const offering = (...names: string[]) =>
    judge(
      [filling],
      ({ url }) =>
        url.endsWith("/listPanelActions") ? { body: { actions: names.map((name) => ({ name })) } } : sent(),
      { opened: { file } },
    );
  const offered = await offering("fillVan", "emptyVan");
  expect(offered.counts.pass).toBe(1);
  expect(offered.seen).toContainEqual(
    expect.objectContaining({ method: "POST", url: "http://127.0.0.1:9/hook/panel/fillVan", body: '{"parcels":2}' }),
  );
  const { cases, seen } = await offering("emptyVan");
  expect(cases[0]).toMatchObject({
    result: "notApplicable",
    reason: "panel action fillVan not offered by the hook",
  });
  expect(seen.some(({ url }) => url.endsWith("/fillVan"))).toBe(false);
});

test("a hook that does not list its actions is asked for any of them", async () => {
  const file = fileWith('{http: "http://127.0.0.1:9"}');
  const { counts } = await judge(
    [filling],
    ({ url }) => (url.endsWith("/listPanelActions") ? { status: 404 } : sent()),
    { opened: { file } },
  );
  expect(counts.pass).toBe(1);
});

test("an operation that the target file leaves out makes a case not applicable on the way", async () => {
  const file = { ...fileWith("{http: http://127.0.0.1:9}") };
  const opened = { file: { ...file, source: `${file.source}\noperations: [sendParcel]` } };
  const reading = (first: string) =>
    aCase({
      async run({ as }) {
        (await as("sender").call("sendParcel", { body: { to: "Ann" } })).is(200).has({ to: first });
        (await as("sender").call("getParcel", { path: { id: 1 } })).is(200);
      },
    });
  const outside = await judge([reading("Ann")], () => sent(), { opened });
  expect(outside.cases[0]).toMatchObject({
    result: "notApplicable",
    reason: "operation getParcel not in the target file",
  });
  const wrong = await judge([reading("Bob")], () => sent(), { opened });
  expect(wrong.cases[0]?.result).toBe("fail");
  const spelt = aCase({
    async run({ as }) {
      await as("sender").send({ method: "GET", path: "/parcels/1/?x=1" });
    },
  });
  expect((await judge([spelt], () => sent(), { opened })).cases[0]?.result).toBe("notApplicable");
});

test("what a hook's headers say reaches no report", async () => {
  const file = fileWith('{http: "http://127.0.0.1:9", header: {x-t: hook-token-1}}');
  const refusing = await judge(
    [filling],
    ({ url, headers }) =>
      url.includes("/panel/") ? { status: 400, body: { error: `no, ${headers["x-t"]}` } } : { status: 404 },
    { opened: { file } },
  );
  expect(refusing.cases[0]?.reason).toContain("answered 400: no, ***");
});
