import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { afterEach, describe, expect, test } from "vitest";
import type { Service } from "../../src/core/service.ts";
import { close, listen } from "../../src/http/listen.ts";
import { parcels } from "./service/service.ts";
import { aBook, aReceiver, signed, simulate } from "./simulate.ts";

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const shut of open.splice(0)) await shut();
});

/** A real server on a free port. */
async function receiver(hear: (message: IncomingMessage, body: Buffer) => Promise<number>): Promise<string> {
  const server = createServer(async (message, response) => {
    response.writeHead(await hear(message, await buffer(message)), { location: "http://127.0.0.1:1/elsewhere" }).end();
  });
  open.push(() => close(server));
  return listen(server, "127.0.0.1", 0);
}

describe("a real receiver", () => {
  test("hears of a parcel once, signed over the bytes it gets", async () => {
    const heard: { url: string | undefined; valid: boolean; topic: unknown }[] = [];
    const url = await receiver(async ({ url: path, headers }, body) => {
      const expected = createHmac("sha512", "hush-hush").update(body).digest("hex");
      heard.push({
        url: path,
        valid: headers["x-parcels-signature"] === expected,
        topic: JSON.parse(body.toString()).topic,
      });
      return 200;
    });
    const { call, sandbox } = await simulate();
    await call(aReceiver(`${url}/hook?a=b`));
    await call(aBook({ to: "Zoë 😀" }));
    await sandbox().settle();
    expect(heard).toEqual([{ url: "/hook?a=b", valid: true, topic: "parcel.accepted" }]);
    expect((await sandbox().outbox())[0]).toMatchObject({ status: "delivered" });
  });

  test("may call the simulator's port while it is being told", async () => {
    const { call, sandbox, simulator } = await simulate();
    await simulator.listen();
    open.push(() => simulator.close());
    const answers: unknown[] = [];
    const url = await receiver(async (_message, body) => {
      const { method, path, headers } = signed({
        method: "GET",
        path: `/parcels/${JSON.parse(body.toString()).parcel.parcel_id}`,
      });
      answers.push(await (await fetch(simulator.url("parcels") + path, { method, headers })).json());
      return 204;
    });
    await call(aReceiver(url));
    const { body } = await call(aBook());
    await sandbox().settle();
    expect(answers).toEqual([body]);
  });

  test("is not followed when it sends us elsewhere", async () => {
    let heard = 0;
    const url = await receiver(async () => {
      heard += 1;
      return 307;
    });
    const { call, sandbox } = await simulate();
    await call(aReceiver(url));
    await call(aBook());
    await sandbox().settle();
    expect(heard).toBe(1);
    expect((await sandbox().outbox())[0]).toMatchObject({ status: "pending", attempts: [{ status: 307 }] });
  });

  test("that is not there is noted with the reason", async () => {
    const { call, sandbox } = await simulate();
    const url = await receiver(async () => 200);
    for (const shut of open.splice(0)) await shut();
    await call(aReceiver(url));
    await call(aBook());
    await sandbox().settle();
    expect((await sandbox().outbox())[0]).toMatchObject({ status: "pending", attempts: [{ error: "ECONNREFUSED" }] });
  });
});

describe("an address outside this machine and its private network", () => {
  const sending = async (to: string, allowedHosts: readonly string[] = []) => {
    const sent: string[] = [];
    const send = async ({ url }: { url: string }) => {
      sent.push(url);
      return { status: 200 };
    };
    const { call, sandbox } = await simulate({ machine: { send }, allowedHosts });
    await call(aReceiver(to));
    await call(aBook());
    await sandbox().settle();
    return { sent, attempt: (await sandbox().outbox())[0]?.attempts[0] };
  };

  test.each([
    "http://hooks.example.com/",
    "http://8.8.8.8/",
    "http://169.254.169.254/latest/meta-data",
    "http://0.0.0.0/",
    "http://[2001:db8::1]/",
    "http://[::ffff:8.8.8.8]/",
    "http://localhost.example.com/",
    "http://127.0.0.1@example.com/",
    "http://172.32.0.1/",
    "http://192.169.0.1/",
    "http://fd00.example.com/",
    "http://10.0.0.1.example.com/",
    "ftp://127.0.0.1/",
    "file:///etc/passwd",
    "nonsense",
  ])("gets nothing: %s", async (to) => {
    const { sent, attempt } = await sending(to);
    expect(sent).toEqual([]);
    expect(attempt?.error).toMatch(/is outside this machine; allow it with --allow-host|is not http|not an address/);
  });

  test.each([
    "http://127.0.0.1:9/",
    "http://127.1:9/",
    "http://localhost/",
    "http://shop.localhost/",
    "http://[::1]:9/",
    "http://10.1.2.3/",
    "http://172.31.255.255/",
    "http://192.168.1.1/",
    "http://[fd12::1]/",
  ])("is not meant by %s", async (to) => {
    expect((await sending(to)).sent).toEqual([to]);
  });

  test("gets what is sent when it is allowed by name", async () => {
    expect((await sending("https://hooks.example.com/a", ["hooks.example.com"])).sent).toEqual([
      "https://hooks.example.com/a",
    ]);
    expect((await sending("https://other.example.com/a", ["hooks.example.com"])).sent).toEqual([]);
  });
});

type Answered = NonNullable<NonNullable<Service["deliver"]>["answered"]>;

const answering = (answered: Answered): Service =>
  parcels.deliver ? { ...parcels, deliver: { ...parcels.deliver, answered } } : parcels;

describe("what a receiver answers", () => {
  test("is read as far as 64 KB, and the rest is left", async () => {
    const said: unknown[] = [];
    const services = [answering(async (_effect, answer) => void said.push(answer))];
    const url = await talker("ä".repeat(100_000));
    const { call, sandbox } = await simulate({ services });
    await call(aReceiver(url));
    await call(aBook());
    await sandbox().settle();
    expect(said).toEqual([{ status: 200, body: "ä".repeat(32 * 1024) }]);
    expect((await sandbox().outbox())[0]).toMatchObject({ status: "delivered" });
  });

  test("is applied with the attempt or not at all: what the service cannot make of it is a failure", async () => {
    const failing = answering(async (_effect, _answer, { ids }) => {
      await ids.next("receiver");
      throw new Error("cannot make sense of it");
    });
    const send = async () => ({ status: 200 });
    const { call, sandbox } = await simulate({ services: [failing], machine: { send } });
    await call(aReceiver("http://127.0.0.1:1/"));
    await call(aBook());
    await sandbox().settle();
    expect((await sandbox().outbox())[0]).toMatchObject({
      status: "pending",
      attempts: [{ status: 200, error: "cannot make sense of it" }],
    });
    const { body } = await call(aReceiver("http://127.0.0.1:2/"));
    expect(body).toMatchObject({ receiver_id: 2 });
  });
});

/** A real server that says the same to everybody. */
async function talker(text: string): Promise<string> {
  const server = createServer((_message, response) => response.end(text));
  open.push(() => close(server));
  return listen(server, "127.0.0.1", 0);
}
