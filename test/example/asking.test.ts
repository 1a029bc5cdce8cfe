import { describe, expect, test } from "vitest";
import { explained } from "../../src/cli/explained.ts";
import { explain } from "../../src/control/explain.ts";
import type { Ctx } from "../../src/core/context.ts";
import { toMillis } from "../../src/core/instant.ts";
import type { AnyReply } from "../../src/core/operation.ts";
import type { OutsideAnswer, Question } from "../../src/core/question.ts";
import type { Service } from "../../src/core/service.ts";
import type { Table } from "../../src/core/store.ts";
import type { Machine, Sent } from "../../src/runtime/machine.ts";
import * as errors from "./service/errors.ts";
import { parcels } from "./service/service.ts";
import { aBook, noon, parcelsIn, type Situation, simulate } from "./simulate.ts";

type Handle = (ctx: Ctx) => Promise<AnyReply>;
type Answer = Awaited<ReturnType<Machine["send"]>>;

/** The example service with another way of looking at a parcel, which the tests have ask outside. */
const withHandler = (handle: Handle): Service => ({
  ...parcels,
  operations: { ...parcels.operations, getParcel: { id: "getParcel", handle: (_input, ctx) => handle(ctx) } },
});

const page = (url = "http://127.0.0.1:9/page"): Question => ({ kind: "page", url });
const told = ({ error, ...answer }: OutsideAnswer & { body?: string }) => error ?? answer.body ?? "";

/** Keeps a parcel whose recipient is what was answered, and shows it. */
async function keep({ tx, ids, now }: Ctx, to: string): Promise<AnyReply> {
  const id = `pcl_${await ids.token("0123456789abcdef", 10)}`;
  const row = { id, account: "sender", to, weightGrams: 1, postageCents: 0, status: "cancelled", dueAt: now };
  await (tx as { parcels: Table }).parcels.put(row);
  const body = {
    parcel_id: id,
    to,
    weight_grams: 1,
    postage_cents: 0,
    status: "cancelled",
    due_at: toMillis(now) / 1000,
  };
  return { status: 200, body };
}

const askAndKeep =
  (...questions: readonly Question[]): Handle =>
  async (ctx) => {
    const answers: string[] = [];
    for (const question of questions) answers.push(told(await ctx.ask(question)));
    return keep(ctx, answers.join(" "));
  };

const look = { method: "GET", path: "/parcels/pcl_0000000000" };

/** A simulator whose handler asks a machine that answers as told. */
async function asking(handle: Handle, answer: (request: Sent) => Answer | Promise<Answer>, over: Situation = {}) {
  const sent: Sent[] = [];
  const send: Machine["send"] = async (request) => {
    sent.push(request);
    return answer(request);
  };
  const machine = { send, ...over.machine };
  return { sent, ...(await simulate({ ...over, services: [withHandler(handle)], machine })) };
}

const greeting = (body: string, headers = {}): Answer => ({ status: 200, headers, body });
const nobody = (): Answer => {
  throw new Error("nobody should be asked");
};

describe("a handler that asks outside", () => {
  test("is run again with the answer", async () => {
    const { call, sent, defects } = await asking(askAndKeep(page()), () => greeting("hello"));
    expect(await call(look)).toMatchObject({ status: 200, body: { to: "hello" } });
    expect(sent).toMatchObject([{ method: "GET", url: "http://127.0.0.1:9/page", body: "" }]);
    expect(defects).toEqual([]);
  });

  test("hands over method, headers and body as they are, and gets status and headers", async () => {
    const question = {
      kind: "http",
      url: "http://127.0.0.1:9/x",
      method: "PUT",
      headers: { "x-a": "1" },
      body: "b",
    } as const;
    const heard: OutsideAnswer[] = [];
    const handle: Handle = async (ctx) => {
      heard.push(await ctx.ask(question));
      return keep(ctx, "x");
    };
    const { call, sent } = await asking(handle, () => ({ status: 302, headers: { location: "/y" }, body: "there" }));
    await call(look);
    const { kind: _kind, ...request } = question;
    expect(sent).toEqual([{ ...request, longestAnswer: 1_048_577 }]);
    expect(heard).toEqual([{ status: 302, url: question.url, headers: { location: "/y" }, body: "there" }]);
  });

  test("may ask several times, in order, at one instant, each question once", async () => {
    const instants = new Set<string>();
    const handle: Handle = async (ctx) => {
      instants.add(ctx.now);
      return askAndKeep(page("http://127.0.0.1:9/a"), page("http://127.0.0.1:9/b"))(ctx);
    };
    let now = Date.parse(noon);
    const { call, sent } = await asking(handle, ({ url }) => greeting(url.slice(-1)), {
      clock: "follow",
      machine: { now: () => (now += 1000) },
    });
    expect(await call(look)).toMatchObject({ status: 200, body: { to: "a b" } });
    expect(sent.map(({ url }) => url.slice(-1))).toEqual(["a", "b"]);
    expect(instants.size).toBe(1);
  });

  test("may ask several at once", async () => {
    const handle: Handle = async (ctx) => {
      const answers = await Promise.all(["a", "b"].map((name) => ctx.ask(page(`http://127.0.0.1:9/${name}`))));
      return keep(ctx, answers.map(told).join(" "));
    };
    const { call } = await asking(handle, ({ url }) => greeting(url.slice(-1)));
    expect(await call(look)).toMatchObject({ status: 200, body: { to: "a b" } });
  });

  test("cannot make do without an answer by catching what is thrown", async () => {
    const handle: Handle = async (ctx) => keep(ctx, await ctx.ask(page()).then(told, () => "caught"));
    const simulation = await asking(handle, () => greeting("hello"));
    expect(await simulation.call(look)).toMatchObject({ status: 200, body: { to: "hello" } });
    expect(await parcelsIn(simulation)).toHaveLength(1);
  });

  test("that refuses afterwards leaves nothing behind, not even a number drawn", async () => {
    const simulation = await asking(
      async (ctx) => {
        await keep(ctx, "before");
        await keep(ctx, told(await ctx.ask(page())));
        throw errors.noSuchParcel();
      },
      () => greeting("hello"),
    );
    const before = await simulation.sandbox().hash();
    expect(await simulation.call(look)).toMatchObject({ status: 404, body: { code: "parcel_unknown" } });
    expect(await parcelsIn(simulation)).toEqual([]);
    expect(await simulation.sandbox().hash()).toBe(before);
    expect(simulation.defects).toEqual([]);
  });

  test("that asks something else when it is run again is a defect", async () => {
    let run = 0;
    const handle: Handle = async (ctx) => {
      run += 1;
      return askAndKeep(page(`http://127.0.0.1:9/${run}`))(ctx);
    };
    const { call, defects } = await asking(handle, () => greeting("hello"));
    expect(await call(look)).toMatchObject({ status: 500, body: { code: "internal_error" } });
    expect(String(defects[0])).toContain("asked http://127.0.0.1:9/2, not http://127.0.0.1:9/1");
  });

  test("that never has enough is a defect", async () => {
    const { call, defects, sent } = await asking(askAndKeep(...Array<Question>(11).fill(page())), () => greeting("x"));
    expect(await call(look)).toMatchObject({ status: 500 });
    expect(String(defects[0])).toContain("more than 10 times");
    expect(sent).toHaveLength(10);
  });

  test("given the same answers leaves the same state, whoever asks", async () => {
    const play = async () => {
      const { call, sandbox } = await asking(askAndKeep(page()), () => greeting("hello"));
      await call(aBook());
      await call(look);
      return sandbox().hash();
    };
    expect(await play()).toBe(await play());
  });
});

describe("other requests of the sandbox", () => {
  test("are served while the answer is on its way", async () => {
    let arrived = () => {};
    const asked = new Promise<void>((resolve) => (arrived = resolve));
    let answer = (_answer: Answer) => {};
    const answered = new Promise<Answer>((resolve) => (answer = resolve));
    const simulation = await asking(askAndKeep(page()), () => {
      arrived();
      return answered;
    });
    const asks = simulation.call(look);
    await asked;
    expect(await simulation.call(aBook())).toMatchObject({ status: 201 });
    answer(greeting("hello"));
    expect(await asks).toMatchObject({ status: 200, body: { to: "hello" } });
    expect(await parcelsIn(simulation)).toMatchObject([{ to: "Ann" }, { to: "hello" }]);
    const entries = simulation.sandbox().journal.entries();
    expect(entries.map(({ n, operation }) => [n, operation])).toEqual([
      [1, "sendParcel"],
      [2, "getParcel"],
    ]);
  });

  test("may take its place: who asked before is told, and nothing of it is kept", async () => {
    const simulation = await asking(askAndKeep(page()), async () => {
      await simulation.simulator.runtime.reset("default");
      return greeting("hello");
    });
    expect(await simulation.call(look)).toMatchObject({ status: 404, body: { remedy: "ask again" } });
    expect(await parcelsIn(simulation)).toEqual([]);
    expect(simulation.defects).toEqual([]);
  });
});

describe("an answer that does not come", () => {
  const to = async (answer: Parameters<typeof asking>[1], question = page(), over: Situation = {}) => {
    const { call, sent } = await asking(askAndKeep(question), answer, over);
    const { body } = await call(look);
    return { to: (body as { to: string }).to, sent };
  };

  test("an address outside is not asked unless it is allowed", async () => {
    const outside = page("https://news.example/article");
    expect((await to(nobody, outside)).to).toContain("allow it with --allow-host news.example");
    const allowed = await to(() => greeting("hello"), outside, { allowedHosts: ["news.example"] });
    expect(allowed.to).toBe("hello");
  });

  test("nobody answers in ten seconds", async () => {
    const wake: Machine["wake"] = (at, run) => {
      if (at === Date.parse(noon) + 10_000) queueMicrotask(run);
      return () => {};
    };
    expect((await to(() => new Promise<never>(() => {}), page(), { machine: { wake } })).to).toBe("timeout");
  });

  test("the connection is refused", async () => {
    const refused = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    const answer = () => {
      throw new TypeError("fetch failed", { cause: refused });
    };
    expect((await to(answer)).to).toBe("ECONNREFUSED");
  });

  test("one of more than 1 MiB is none", async () => {
    expect((await to(() => greeting("x".repeat(1_048_577)))).to).toBe("the answer is longer than 1 MiB");
    expect((await to(() => greeting("x".repeat(1_048_576)))).to).toHaveLength(1_048_576);
  });

  test("a page is followed to where it has moved, never to where nobody may be asked", async () => {
    const moved = (location: string) => (request: Sent) =>
      request.url.endsWith("/page") ? { status: 301, headers: { location } } : greeting(request.url);
    expect((await to(moved("/other"))).to).toBe("http://127.0.0.1:9/other");
    expect((await to(moved("http://news.example/"))).to).toContain("news.example is outside this machine");
    const { sent, to: round } = await to(moved("/page"));
    expect(round).toBe("more than 5 redirects");
    expect(sent).toHaveLength(6);
  });
});

describe("what is told of it", () => {
  test("the journal notes every question without its secrets, and an exchange without any has no such member", async () => {
    const simulation = await asking(
      askAndKeep(page("http://me:mine@127.0.0.1:9/page?token=abc&id=1"), page("http://news.example/")),
      () => greeting("hello"),
    );
    await simulation.call(look);
    await simulation.call(aBook());
    const [asked, plain] = simulation.sandbox().journal.entries();
    expect(asked?.asked).toEqual([
      { method: "GET", address: "http://[redacted]@127.0.0.1:9/page?token=[redacted]&id=1", status: 200 },
      { method: "GET", address: "http://news.example/", error: expect.stringContaining("outside this machine") },
    ]);
    expect(plain).not.toHaveProperty("asked");
  });

  test("why shows them", async () => {
    const { call, simulator, sandbox } = await asking(askAndKeep(page(), page("ftp://x/")), () => greeting("hello"));
    await call(look);
    const [entry] = sandbox().journal.entries();
    if (!entry) throw new Error("the journal is empty");
    const known = { service: parcels, contract: simulator.pipeline.contract(parcels), settings: {} };
    const text = explained(explain(entry, known) as Parameters<typeof explained>[0]);
    expect(text).toMatch(/asked outside +GET http:\/\/127\.0\.0\.1:9\/page +200\n/);
    expect(text).toMatch(/asked outside +GET ftp:\/\/x\/ +ftp: is not http\n/);
  });
});

describe("where nobody may ask", () => {
  test("a job that asks fails with a clear error", async () => {
    const services = [
      { ...parcels, jobs: { "deliver-parcel": async (_data: unknown, ctx: Ctx) => void (await ctx.ask(page())) } },
    ];
    const { call, sandbox } = await simulate({ services, machine: { send: async () => nobody() } });
    await call(aBook({ deliver_in_hours: 1 }));
    await sandbox().advance({ hours: 1 });
    const [job] = await sandbox().outbox({ kind: "job" });
    expect(job).toMatchObject({
      status: "failed",
      attempts: [{ error: "http://127.0.0.1:9/page was asked, but only operations and pages may ask outside" }],
    });
  });
});

describe("a fault that lets nothing be kept", () => {
  test("holds for the last run of a handler that asks", async () => {
    const simulation = await asking(askAndKeep(page()), () => greeting("hello"));
    const fault = {
      service: "parcels",
      operation: "getParcel",
      transport: "truncated",
      at: "before",
      next: 1,
    } as const;
    await simulation.sandbox().addFault(fault);
    expect(await simulation.call(look)).toMatchObject({ status: 200, broken: "truncated" });
    expect(await parcelsIn(simulation)).toEqual([]);
    expect(await simulation.call(look)).toMatchObject({ status: 200, body: { to: "hello" } });
  });
});
