import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  type CleanUpOptions,
  ConfigurationError,
  cleanUpInWords,
  cleanUpRun,
  type LoadedCase,
  openRunFile,
  openTarget,
  type RunOptions,
  runFilePath,
  runSuite,
  type Transport,
} from "../../conformance/kit/index.ts";
import { anAccountedCase, contract, ParcelOffice } from "./parcel-office.ts";
import { aTransport, stuntDouble } from "./parcels.ts";

const source = "target: office\naddress: http://127.0.0.1:4999\nroles: {sender: {name: sam, password: hush-hush}}";
const now = () => new Date("2026-05-01T00:00:00Z");

let folder = "";
let office: ParcelOffice;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stunt-double-runs-"));
  office = new ParcelOffice();
});
afterEach(() => rmSync(folder, { recursive: true }));

const overOffice = () => aTransport((request) => office.answer(request)).transport;

async function run(
  cases: readonly LoadedCase[],
  {
    transport = overOffice(),
    file = source,
    ...over
  }: Partial<RunOptions> & { transport?: Transport; file?: string } = {},
) {
  const target = await openTarget({ contract, transport, file: { name: "target.yaml", source: file } });
  const header = {
    runId: "r7",
    service: "parcels",
    target: target.name,
    address: target.address,
    startedAt: now().toJSON(),
  };
  const runFile = openRunFile(folder, header);
  const report = await runSuite({ contract, cases, target, runId: "r7", runFile, now, parallel: 1, ...over });
  return { report, runFile, target };
}

async function cleanUp(over: Partial<CleanUpOptions> & { file?: string } = {}) {
  const { file = source, ...options } = over;
  const target = await openTarget({ contract, transport: overOffice(), file: { name: "target.yaml", source: file } });
  const { suite } = anAccountedCase();
  return cleanUpRun({ runFile: runFilePath(folder, "r7"), contract, target, suite, now, ...options });
}

const linesOf = (path: string) =>
  readFileSync(path, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

test("what a case makes is removed after it as far as the API can, and the rest is listed", async () => {
  office.answer({ method: "POST", url: "http://x/parcels", headers: {}, body: '{"to":"somebody else"}' });
  const { report, runFile } = await run([anAccountedCase(), anAccountedCase({ id: "parcels/again" })]);
  expect(report).toMatchObject({ verdict: "conforms", ready: ["sender ok"] });
  expect(report.leftBehind).toEqual([
    { what: "parcels", made: 2, removed: 2, remaining: [] },
    { what: "receipts", made: 2, removed: 0, remaining: ["r2", "r3"], reason: "receipts are kept for ten years" },
  ]);
  expect([...office.parcels.values()]).toEqual(["somebody else"]);
  expect(linesOf(runFile.path).at(0)).toMatchObject({ runId: "r7", service: "parcels", target: "office" });
});

test("each call is noted before it goes out, by names and without secrets, in a file for its owner alone", async () => {
  const noted: unknown[] = [];
  const path = runFilePath(folder, "r7");
  const transport: Transport = async (request) => {
    if (request.method === "POST") noted.push(linesOf(path).at(-1));
    return overOffice()(request);
  };
  await run([anAccountedCase()], { transport });
  const [name = ""] = linesOf(path)[1].names;
  expect(name).toMatch(/^ann-r7-/);
  expect(noted).toEqual([{ call: 1, case: "parcels/is-sent", role: "sender", operation: "sendParcel", names: [name] }]);
  expect(linesOf(path).slice(2)).toEqual([
    {
      call: 1,
      made: [
        { what: "parcels", id: "1" },
        { what: "receipts", id: "r1" },
      ],
    },
    { removed: { what: "parcels", id: "1" } },
  ]);
  expect(readFileSync(path, "utf8")).not.toContain("hush-hush");
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test("a run that leaves nothing leaves no run file", async () => {
  const { runFile } = await run([
    anAccountedCase({
      async run({ as }) {
        (await as("sender").call("getParcel", { path: { id: 0 } })).is(200);
      },
    }),
  ]);
  expect(existsSync(runFile.path)).toBe(false);
});

test("what the case removed itself is not removed again", async () => {
  const { report } = await run([
    anAccountedCase({
      async run({ as, unique }) {
        const { id } = (await as("sender").call("sendParcel", { body: { to: unique("ann") } })).is(200).body;
        (await as("sender").send({ method: "DELETE", path: `/parcels/${id}` })).is(204);
      },
    }),
  ]);
  expect(report.leftBehind[0]).toMatchObject({ made: 1, removed: 1 });
  expect(office.seen.filter((one) => one.startsWith("DELETE"))).toEqual(["DELETE /parcels/1"]);
});

test("a removal that fails changes no result and is told with its reason", async () => {
  const transport = aTransport((request) =>
    request.method === "DELETE" ? { status: 503 } : office.answer(request),
  ).transport;
  const { report } = await run([anAccountedCase()], { transport });
  expect(report.verdict).toBe("conforms");
  expect(report.leftBehind[0]).toEqual({
    what: "parcels",
    made: 1,
    removed: 0,
    remaining: ["1"],
    reason: "returnParcel answered 503",
  });
});

test("what an answer that never came may have made is looked for by its names", async () => {
  const losing =
    (kept: boolean): Transport =>
    async (request) => {
      if (request.method !== "POST") return overOffice()(request);
      if (kept) office.answer(request);
      throw new Error("socket hang up");
    };
  const { report: found } = await run([anAccountedCase()], { transport: losing(true) });
  expect(found.cases[0]?.result).toBe("fail");
  expect(found.leftBehind).toEqual([{ what: "parcels", made: 1, removed: 1, remaining: [] }]);
  rmSync(runFilePath(folder, "r7"), { force: true });
  const { report: nowhere } = await run([anAccountedCase()], { transport: losing(false) });
  expect(nowhere.leftBehind).toMatchObject([
    { what: "parcels, receipts that may exist", remaining: [expect.stringMatching(/^ann-r7-/)] },
  ]);
});

test("credentials of the case's own remove what they made, and reach no file", async () => {
  const authorization = "Plain minted:only-here";
  const { report, runFile } = await run(
    [
      anAccountedCase({
        async run({ as, unique }) {
          const wish = { body: { to: unique("ann") }, headers: { authorization } };
          (await as("sender").call("sendParcel", wish)).is(200);
        },
      }),
    ],
    {
      transport: aTransport((request) =>
        request.method === "DELETE" && request.headers["authorization"] !== authorization
          ? { status: 403 }
          : office.answer(request),
      ).transport,
    },
  );
  expect(report.leftBehind[0]).toMatchObject({ removed: 1 });
  expect(linesOf(runFile.path)[1]).toMatchObject({ role: null });
  expect(readFileSync(runFile.path, "utf8")).not.toContain("only-here");
});

test("what a panel hook makes is accounted for", async () => {
  const file = `${source}\ncapabilities: {panel: {http: "http://127.0.0.1:4999/hook"}}`;
  const transport = aTransport((request) => (request.url.includes("/hook/") ? { body: {} } : office.answer(request)));
  const filling = anAccountedCase({
    needs: { capabilities: ["panel"] },
    async run({ arrange, as }) {
      await arrange.fillVan({ parcels: 1 });
      (await as("sender").call("sendParcel", { body: { to: "Ann" } })).is(200);
    },
  });
  const { report } = await run([filling], { transport: transport.transport, file });
  expect(report.leftBehind).toContainEqual({
    what: "vans",
    made: 1,
    removed: 0,
    remaining: ["van"],
    reason: "vans stay",
  });
});

describe("killed in the middle", () => {
  /** The process is gone after the answer: nothing that follows happens. */
  const killedAfter = (answers: number): Transport => {
    let left = answers;
    return async (request) => {
      if (request.method === "POST") left -= 1;
      if (left < 0 || (left === 0 && request.method === "DELETE")) return new Promise(() => {});
      return overOffice()(request);
    };
  };

  async function killed(): Promise<string> {
    const wall = killedAfter(1);
    let stuck: () => void = () => {};
    const dead = new Promise<void>((resolve) => {
      stuck = resolve;
    });
    const transport: Transport = (request) => {
      const answer = wall(request);
      if (request.method === "DELETE") stuck();
      return answer;
    };
    void run([anAccountedCase(), anAccountedCase({ id: "parcels/again" })], { transport });
    await dead;
    return runFilePath(folder, "r7");
  }

  test("a clean-up removes what was made, notes it, and has nothing to do a second time", async () => {
    const path = await killed();
    expect(office.parcels.size).toBe(1);
    const first = await cleanUp();
    expect(first.removed).toEqual(["parcels 1"]);
    expect(office.parcels.size).toBe(0);
    expect(cleanUpInWords(first)).toBe(
      "run r7: removed 1\n  removed  parcels 1\n  left     1 receipts (receipts are kept for ten years): r1\n",
    );
    expect(linesOf(path).at(-1)).toEqual({ removed: { what: "parcels", id: "1" } });
    const second = await cleanUp();
    expect(second.removed).toEqual([]);
    expect(cleanUpInWords(second)).toContain("run r7: nothing to remove\n");
    expect(office.seen.filter((one) => one.startsWith("DELETE"))).toHaveLength(1);
  });

  test("a line that was being written is passed over, and what follows it is not spoilt", async () => {
    const path = await killed();
    appendFileSync(path, '{"call":2,"case":"parc');
    expect((await cleanUp()).removed).toEqual(["parcels 1"]);
    expect((await cleanUp()).removed).toEqual([]);
  });

  test("a call whose answer was not noted is looked for", async () => {
    const path = await killed();
    writeFileSync(path, `${readFileSync(path, "utf8").split("\n").slice(0, 2).join("\n")}\n`);
    expect((await cleanUp()).removed).toEqual(["parcels 1"]);
    expect(office.parcels.size).toBe(0);
  });

  test("what was made with credentials that only the run knew stays, and says so", async () => {
    const path = await killed();
    writeFileSync(path, readFileSync(path, "utf8").replace('"role":"sender"', '"role":null'));
    const { removed, leftBehind } = await cleanUp();
    expect(removed).toEqual([]);
    expect(leftBehind[0]).toMatchObject({ remaining: ["1"], reason: "made with credentials that only the run knew" });
  });

  test("a file that is malformed, or of another service or address, is refused with its line", async () => {
    const path = await killed();
    const whole = readFileSync(path, "utf8");
    const refusal = async (text: string, over: Parameters<typeof cleanUp>[0] = {}) => {
      writeFileSync(path, text);
      const thrown: unknown = await cleanUp(over).catch((error: unknown) => error);
      expect(thrown).toBeInstanceOf(ConfigurationError);
      return String(thrown);
    };
    expect(await refusal("")).toContain("r7.jsonl:1: is not the beginning of a run file");
    expect(await refusal(`${whole}{"deleted":"everything"}\n`)).toMatch(/r7\.jsonl:\d: is not a line of a run file/);
    expect(await refusal(whole.replace('"call":1', '"call":"one"'))).toContain("r7.jsonl:2: is not a line");
    expect(await refusal(`${whole}{"sandbox":"default","case":"x"}\n`)).toContain("is not a line of a run file");
    expect(await refusal(whole.replace('"service":"parcels"', '"service":"vans"'))).toContain(
      "r7.jsonl:1: the run was one of vans, not of parcels; name that service",
    );
    expect(await refusal(whole, { file: source.replace("4999", "4998") })).toContain(
      "r7.jsonl:1: the run was against http://127.0.0.1:4999, not http://127.0.0.1:4998; name the same target",
    );
    expect(office.parcels.size).toBe(1);
  });

  test.each([
    ["environment: production\nmay: charges", "office is production, which is only read"],
    ["may: reads", "office is only to be read (may: reads)"],
  ])("nothing is removed where %j", async (line, message) => {
    await killed();
    await expect(cleanUp({ file: `${source}\n${line}` })).rejects.toThrow(message);
    expect(office.parcels.size).toBe(1);
  });
});

test("sandboxes left on a Stunt Double are deleted by its run file, and no others", async () => {
  const { transport, seen } = aTransport((request) => {
    if (request.method === "DELETE") return { status: request.url.endsWith("-0") ? 404 : 204 };
    return stuntDouble((other) => office.answer(other))(request);
  });
  const target = await openTarget({ contract, transport, url: "http://127.0.0.1:4999" });
  const header = { runId: "r7", service: "parcels", target: "t", address: target.address, startedAt: now().toJSON() };
  const runFile = openRunFile(folder, header);
  for (const n of [0, 1, 2]) runFile.note({ sandbox: `conform-r7-${n}`, case: "a/b" });
  runFile.note({ gone: "conform-r7-2" });
  const { suite } = anAccountedCase();
  const options = { runFile: runFile.path, contract, target, suite, now };
  expect((await cleanUpRun(options)).removed).toEqual(["sandboxes conform-r7-0", "sandboxes conform-r7-1"]);
  expect((await cleanUpRun(options)).removed).toEqual([]);
  const deleted = seen.filter(({ method }) => method === "DELETE").map(({ url }) => url.split("/").at(-1));
  expect(deleted).toEqual(["conform-r7-0", "conform-r7-1"]);
});

test("every sandbox of a run is noted before it is made, and a run that ends well leaves no file", async () => {
  const path = runFilePath(folder, "r7");
  const noted: unknown[] = [];
  const { transport } = aTransport((request) => {
    if (request.url.endsWith("/sandboxes") && request.method === "POST") noted.push(linesOf(path).at(-1));
    return stuntDouble((other) => office.answer(other))(request);
  });
  await run([anAccountedCase()], { transport, file: "address: http://127.0.0.1:4999" });
  expect(noted).toEqual([{ sandbox: "conform-r7-0", case: "parcels/is-sent" }]);
  expect(existsSync(path)).toBe(false);
});

test("a run cannot be begun twice, nor outside its folder", () => {
  const header = { runId: "r7", service: "s", target: "t", address: "a", startedAt: "now" };
  openRunFile(folder, header);
  expect(() => openRunFile(folder, header)).toThrow(ConfigurationError);
  expect(() => runFilePath(folder, "../r7")).toThrow("../r7 is no run");
});
