import { createServer, get, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { inject } from "../../src/http/inject.ts";
import { close } from "../../src/http/listen.ts";
import type { NewFault, Transport } from "../../src/runtime/faults.ts";
import { thisMachine } from "../../src/runtime/machine.ts";
import { aBook, noon, simulate } from "../example/simulate.ts";
import { namespace, reseller, simulateRankMath } from "./rank-math.ts";

type Simulated = Awaited<ReturnType<typeof simulateRankMath>>;

const edges: readonly [string, (simulated: Simulated) => RequestListener][] = [
  ["node:http", (simulated) => simulated.node()],
  ["Express", (simulated) => simulated.express()],
];

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const shut of open.splice(0)) await shut();
});

/** Opens a port of its own. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push(() => close(server));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const authorization = `Basic ${Buffer.from(reseller).toString("base64")}`;
const sale = "type=parent&first_name=Ann&email=ann@example.com&plan=seo-by-rank-math-pro";

/** Sells one plan over a real socket. */
const sell = (address: string) =>
  fetch(`${address}${namespace}/payment/`, {
    method: "POST",
    headers: { authorization, "content-type": "application/x-www-form-urlencoded" },
    body: sale,
  });

const orders = async ({ sandbox }: Simulated) => (await sandbox().rows("rank-math.orders", 0, 9)).total;

const aFault = (transport: Transport, over: Partial<NewFault> = {}): NewFault => ({
  service: "rank-math",
  operation: "createOrder",
  transport,
  next: 1,
  at: "before",
  ...over,
});

/** A simulator with one fault waiting, and a port where it shows. */
async function faulty(edge: (simulated: Simulated) => RequestListener, fault: NewFault, machine = {}) {
  const simulated = await simulateRankMath({ machine });
  await simulated.sandbox().addFault(fault);
  return { simulated, address: await serve(edge(simulated)) };
}

describe.each(edges)("over %s", (_name, edge) => {
  describe.each([
    ["before", 0],
    ["after", 1],
  ] as const)("at %s", (at, kept) => {
    test("reset ends the connection without an answer", async () => {
      const { simulated, address } = await faulty(edge, aFault("reset", { at }));
      await expect(sell(address)).rejects.toThrow("fetch failed");
      expect([await orders(simulated), simulated.sandbox().faults.waiting]).toEqual([kept, []]);
    });

    test("truncated announces the whole answer, sends half of it and hangs up", async () => {
      const { simulated, address } = await faulty(edge, aFault("truncated", { at }));
      const { status, headers, body } = await halfAnswer(address);
      expect([status, headers["x-stunt-double-fault"]]).toEqual([200, "truncated"]);
      expect(body.length).toBe(Number(headers["content-length"]) >> 1);
      expect(body).toMatch(/^\{"code":"success"/);
      expect(await orders(simulated)).toBe(kept);
    });

    test("malformed sends whole HTTP with a body that nobody can read", async () => {
      const { simulated, address } = await faulty(edge, aFault("malformed", { at }));
      const answer = await sell(address);
      expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/json; charset=UTF-8"]);
      await expect(answer.json()).rejects.toThrow(SyntaxError);
      expect(await orders(simulated)).toBe(kept);
    });

    test("rate-limit answers 429 with Retry-After in the vendor's words, marked as ours", async () => {
      const { simulated, address } = await faulty(edge, aFault("rate-limit", { at }));
      const answer = await sell(address);
      expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "1"]);
      expect(answer.headers.get("x-stunt-double-fault")).toBe("rate-limit");
      expect(await answer.json()).toMatchObject({ code: "rest_too_many_requests", data: { status: 429 } });
      expect(await orders(simulated)).toBe(kept);
      expect(simulated.defects).toEqual([]);
    });

    test("latency waits for so long on the machine's clock and then answers as ever", async () => {
      let waited: () => void = () => {};
      const waiting = new Promise<{ until: number; run: () => void }>((resolve) => {
        waited = () => {};
        machine.wake = (until, run) => {
          resolve({ until, run });
          return waited;
        };
      });
      const { simulated, address } = await faulty(edge, aFault({ latency: "PT1.5S" }, { at }), machine);
      const answer = sell(address);
      const { until, run } = await waiting;
      expect([until - Date.parse(noon), await orders(simulated)]).toEqual([1500, kept]);
      run();
      expect([(await answer).status, (await answer).headers.get("x-stunt-double-fault")]).toEqual([200, "latency"]);
      expect([await orders(simulated), simulated.sandbox().faults.waiting]).toEqual([1, []]);
    });
  });

  test("the next call goes through", async () => {
    const { simulated, address } = await faulty(edge, aFault("reset"));
    await expect(sell(address)).rejects.toThrow();
    expect([(await sell(address)).status, await orders(simulated)]).toEqual([200, 1]);
  });

  test("an answer without a body cannot be halved and is cut off", async () => {
    const { address } = await faulty(edge, aFault("truncated", { operation: "listOrders" }));
    await expect(
      fetch(`${address}${namespace}/orders/`, { method: "HEAD", headers: { authorization } }),
    ).rejects.toThrow();
  });
});

const machine: { wake: typeof thisMachine.wake } = { wake: thisMachine.wake };

/** What arrives of an answer before the connection breaks. */
function halfAnswer(address: string) {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
    const url = new URL(`${address}${namespace}/payment/?${sale}`);
    const request = get(url, { method: "POST", headers: { authorization } }, (answer) => {
      let body = "";
      answer.on("data", (chunk) => {
        body += chunk;
      });
      answer.on("end", () => reject(new Error("the whole answer arrived")));
      answer.on("error", () => resolve({ status: answer.statusCode ?? 0, headers: { ...answer.headers }, body }));
    });
    request.on("error", reject);
    request.end();
  });
}

test.each(["reset", "truncated"] as const)("without a socket %s is an error like a socket's", async (transport) => {
  const simulated = await simulateRankMath();
  await simulated.sandbox().addFault(aFault(transport, { operation: "listOrders" }));
  const asked = { method: "GET", url: `${namespace}/orders/`, headers: { authorization } };
  await expect(inject(simulated.node(), asked)).rejects.toMatchObject({ code: "ECONNRESET" });
  expect((await inject(simulated.node(), asked)).status).toBe(200);
});

test("a refusal is broken before, and passes untouched after", async () => {
  const simulated = await simulateRankMath();
  const asked = { method: "GET", url: `${namespace}/order/1`, headers: { authorization } };
  for (const at of ["after", "before"] as const)
    await simulated.sandbox().addFault(aFault("malformed", { operation: "getOrder", at }));
  await simulated.sandbox().removeFaults(1);
  const { status, text } = await inject(simulated.node(), asked);
  expect([status, () => JSON.parse(text)]).toEqual([404, expect.any(Function)]);
  expect(() => JSON.parse(text)).toThrow();
  await simulated.sandbox().addFault(aFault("malformed", { operation: "getOrder", at: "after" }));
  expect(JSON.parse((await inject(simulated.node(), asked)).text)).toMatchObject({ code: "not_found" });
});

test("a delayed call holds up no other, and stands behind it in the journal", async () => {
  const waiting: (() => void)[] = [];
  const simulated = await simulateRankMath({
    machine: {
      wake: (_at, run) => {
        waiting.push(run);
        return () => {};
      },
    },
  });
  await simulated.sandbox().addFault(aFault({ latency: "PT1H" }, { operation: "listOrders", next: 2 }));
  const ask = (path: string) =>
    inject(simulated.node(), { method: "GET", url: namespace + path, headers: { authorization } });
  const slow = ask("/orders/");
  expect((await ask("/order/1")).status).toBe(404);
  for (const run of waiting) run();
  expect((await slow).status).toBe(200);
  const { journal, faults } = simulated.sandbox();
  expect(journal.entries().map(({ n, operation }) => [n, operation])).toEqual([
    [1, "getOrder"],
    [2, "listOrders"],
  ]);
  expect(faults.waiting.map(({ next }) => next)).toEqual([1]);
});

test("a vendor without words for a rate limit gets ours", async () => {
  const simulated = await simulate();
  await simulated.sandbox().addFault({
    service: "parcels",
    operation: "sendParcel",
    transport: "rate-limit",
    next: 1,
    at: "before",
  });
  const { status, headers, body } = await simulated.call(aBook());
  expect([status, headers["retry-after"], body]).toEqual([
    429,
    "1",
    { error: expect.stringContaining("not an answer of the vendor"), retryAfter: 1 },
  ]);
  expect(simulated.defects).toEqual([]);
});

test("broken answers leave no gap in the journal's numbers", async () => {
  const simulated = await simulateRankMath();
  await simulated.sandbox().addFault(aFault("malformed", { operation: "listOrders", next: 2 }));
  const asked = { method: "GET", url: `${namespace}/orders/`, headers: { authorization } };
  for (let n = 0; n < 3; n += 1) await inject(simulated.node(), asked);
  expect(
    simulated
      .sandbox()
      .journal.entries()
      .map(({ n }) => n),
  ).toEqual([1, 2, 3]);
});
