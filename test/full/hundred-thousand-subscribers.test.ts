import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { childSimulator } from "./child-simulator.ts";
import { type Answered, call, tokenFor } from "./wallit-client.ts";

const count = 100_000;
const manageKey = "BB772A5B-1E7B-461C-8AC6-CA9E6E2FD2B9";
const accessKey = "2BA53ADE-07A7-427F-8E06-2BC7733A2FC8";

const heard: IncomingMessage[] = [];
const receiver = createServer((request, response) => {
  response.end();
  heard.push(request);
  receiver.emit("heard");
});
beforeAll(async () => {
  receiver.listen(0, "127.0.0.1");
  await once(receiver, "listening");
});
afterAll(() => receiver.close());

/** Some 300 bytes each, as a fulfilment house sends them; every thousandth names a group that there is not. */
function manySubscribers(): Uint8Array {
  const Subscribers = Array.from({ length: count }, (_, n) => ({
    SubscriberKey: `P-${100_000 + n}`,
    MaximumLinkedUsers: String(1 + (n % 4)),
    ValidationFields: [
      { Name: "PostalCode", Value: String(10_000 + ((n * 7919) % 90_000)) },
      { Name: "LastName", Value: `Lütjens-${(n * 104_729) % 100_003}` },
    ],
    AutomaticSubscriptions: [
      { SubscriptionGroupKey: n % 1000 === 999 ? "gone" : "digital", ExpirationDate: "2031-03-31T22:00:00Z" },
    ],
  }));
  return Buffer.from(JSON.stringify({ Data: { Subscribers } }));
}

/** The value below which so many of a hundred lie. */
const percentile = (sorted: readonly number[], of: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * of) / 100))] ?? 0;

/** Sends the calls in turn, one every ten milliseconds whether those before are answered or not, until it is stopped. */
function steadily(calls: readonly (() => Promise<Answered>)[]) {
  const under: Promise<Answered>[] = [];
  const timer = setInterval(() => {
    const next = calls[under.length % calls.length];
    if (next) under.push(next());
  }, 10);
  return async () => {
    clearInterval(timer);
    const answers = await Promise.all(under);
    const sorted = answers.map(({ took }) => took).sort((one, other) => one - other);
    return {
      sent: sorted.length,
      statuses: [...new Set(answers.map(({ status }) => status))],
      p50: percentile(sorted, 50),
      p99: percentile(sorted, 99),
      longest: sorted.at(-1) ?? 0,
    };
  };
}

/** The limit in milliseconds, and where the machine is busy already, so many times what the load takes alone. */
const limit = 100;
const timesAlone = 4;

const folder = mkdtempSync(join(tmpdir(), "stunt-double-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function times(count: number, other: (() => Promise<Answered>) | undefined): Promise<void> {
  for (let n = 0; n < count; n += 1) await other?.();
}

test.each([
  ["in memory", ["--ephemeral"]],
  ["in a folder", ["--data", folder]],
])(
  "100,000 subscribers, kept %s, are accepted at once and worked off while others stay quick",
  async (_where, kept) => {
    heard.length = 0;
    const body = manySubscribers();
    const simulator = await childSimulator([...kept, "--quiet", "--service", "wallit"]);
    const { control, services } = simulator.addresses;
    const at = (path: string) => new URL(`${services.wallit}${path}`);
    const manage = (path = "") => ({ url: at(`/api/Property/${manageKey}${path}`), key: manageKey });
    const ofSandbox = async (path: string, asked: unknown) => {
      const sent = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(asked) };
      const answer = await fetch(`${control}/sandboxes/default${path}`, sent);
      expect(answer.status, await answer.clone().text()).toBe(200);
      return answer.json();
    };
    const address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/told?from=Wallit`;
    await ofSandbox("/panel/wallit/setCallbackAddress", { Key: manageKey, URL: address });

    const access = at(`/api/Resource/${accessKey}/article-1?ResourceURL=&UserToken=`);
    const others = [
      () => call(manage()),
      () => call(manage("/Resource/article-1")),
      () => call({ url: access, key: accessKey }),
    ];
    const warm = steadily(others);
    await times(300, others[0]);
    await warm();
    const stopAlone = steadily(others);
    await times(300, others[0]);
    const alone = await stopAlone();

    simulator.begin();
    const stop = steadily(others);
    const started = performance.now();
    const told = once(receiver, "heard");
    const accepted = await call({ ...manage("/ExternalSubscriberImport"), body });
    await told;
    const workedOff = performance.now() - started;
    const load = await stop();

    expect(accepted).toMatchObject({ status: 200, body: { Status: "Queued" } });
    const [callback] = heard;
    const url = new URL(callback?.url ?? "", address);
    const { timestamp = "", authentication } = callback?.headers ?? {};
    const token = tokenFor("test-secret", { method: "GET", timestamp: String(timestamp), url });
    expect({ method: callback?.method, authentication }).toEqual({
      method: "GET",
      authentication: `${manageKey}:${token}`,
    });
    expect(Object.fromEntries(url.searchParams)).toEqual({
      from: "Wallit",
      CallbackType: "ExternalSubscriberImportCompleted",
      CallbackToken: expect.stringMatching(/^[0-9a-f-]{36}$/),
      ExternalSubscriberImportID: accepted.body.ID,
    });

    const result = () => call(manage(`/CallbackResult/${url.searchParams.get("CallbackToken")}`));
    const fetched = await result();
    expect(fetched).toMatchObject({ status: 200, body: { SuccessCount: count - 100, FailureCount: 100 } });
    expect(fetched.body.Errors).toHaveLength(100);
    expect((await call(manage("/ExternalSubscriber/P-100999/LinkedUser"))).status).toBe(404);
    expect((await call(manage("/ExternalSubscriber/P-199998/LinkedUser"))).status).toBe(200);

    await ofSandbox("/clock/advance", { by: "P1D" });
    const gone = await result();
    const { peakMegabytes, longestBlock } = await simulator.end();

    const figures = { megabytesSent: body.length / 1e6, acceptedIn: accepted.took, workedOff, ...load };
    console.log({ ...figures, alone: alone.p99, peakMegabytes, longestBlock });
    expect(gone).toMatchObject({ status: 404 });
    expect(load.statuses).toEqual([200]);
    expect(load.p99).toBeLessThan(Math.max(limit, timesAlone * alone.p99));
    expect(peakMegabytes).toBeLessThan(700);
  },
);
