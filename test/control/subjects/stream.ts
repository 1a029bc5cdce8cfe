import { get, IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { streams } from "../../../src/control/catalogue.ts";
import { aControl, type Control, succeeded } from "../control.ts";
import { aParcel } from "./parcels.ts";

let control: Control;
beforeEach(async () => {
  control = await aControl({ port: 0 });
  await control.simulator.listen();
});
afterEach(() => control.simulator.close());

const open = (query = "") =>
  new Promise<IncomingMessage>((resolve) => {
    get(`${control.simulator.gateway}/_control/v1/sandboxes/default/journal/stream${query}`, resolve);
  });

async function* lines(stream: IncomingMessage): AsyncGenerator<Record<string, unknown>> {
  let text = "";
  for await (const chunk of stream) {
    text += chunk;
    const whole = text.split("\n");
    text = whole.pop() ?? "";
    for (const line of whole) yield JSON.parse(line);
  }
}

describe("the stream of the journal", () => {
  test("is one line for each entry, as they come", async () => {
    await aParcel(control);
    const stream = await open("?since=0&operation=sendParcel");
    expect(stream.headers["content-type"]).toBe("application/x-ndjson");
    succeeded.add("streamJournal");
    const told = lines(stream);
    const first = (await told.next()).value;
    const { entries } = (await control.call("readJournal", "get", "/sandboxes/default/journal")).body;
    expect(first).toEqual(entries[0]);
    await aParcel(control);
    expect((await told.next()).value).toMatchObject({ n: 2, operation: "sendParcel" });
    stream.destroy();
  });

  test("leaves out what nobody asked for", async () => {
    const stream = await open("?status=404");
    const told = lines(stream);
    await aParcel(control);
    const path = "/sandboxes/default/call/parcels/getParcel";
    await control.call("callOperation", "post", path, { as: "sender", with: { parcel_id: "pcl_0000000000" } });
    expect((await told.next()).value).toMatchObject({ operation: "getParcel", status: 404 });
    stream.destroy();
  });

  test("goes on when the sandbox is reset", async () => {
    const stream = await open();
    const told = lines(stream);
    await control.call("resetSandbox", "post", "/sandboxes/default/reset");
    await aParcel(control);
    expect((await told.next()).value).toMatchObject({ n: 1, operation: "sendParcel" });
    stream.destroy();
  });

  test("tells nothing twice", async () => {
    const [first, other] = [await open("?since=0"), await open("?since=0")];
    await aParcel(control);
    const late = await open("?since=0");
    await aParcel(control);
    for (const stream of [first, other, late]) {
      const told = lines(stream);
      expect([(await told.next()).value, (await told.next()).value]).toMatchObject([{ n: 1 }, { n: 2 }]);
      stream.destroy();
    }
  });

  test("drops a reader who does not read", async () => {
    await aParcel(control);
    const { journal } = control.simulator.runtime.get("default") ?? {};
    const [one] = journal?.entries() ?? [];
    if (!journal || !one) throw new Error("nothing in the journal");
    const { runtime, pipeline } = control.simulator;
    const context = { runtime, pipeline, version: "", addresses: () => [], gateway: () => "", now: () => 0 };
    const openStream = streams.get("streamJournal") ?? (() => {});
    const nobody = new ServerResponse(new IncomingMessage(new Socket()));
    openStream({ path: { sandbox: "default" }, query: {}, body: undefined }, { context, response: nobody });
    const large = { ...one, reply: { ...one.reply, body: "x".repeat(500_000) } };
    for (let i = 0; i < 20; i += 1) journal.add(journal.place(), large);
    await new Promise((resolve) => setImmediate(resolve));
    expect(nobody.destroyed).toBe(true);
    expect(nobody.writableLength).toBeLessThan(6_000_000);
  });

  test("of an unknown sandbox is refused in JSON", async () => {
    const stream = await new Promise<IncomingMessage>((resolve) => {
      get(`${control.simulator.gateway}/_control/v1/sandboxes/nope/journal/stream`, resolve);
    });
    expect(stream.statusCode).toBe(404);
    stream.resume();
  });
});
