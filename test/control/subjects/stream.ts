import { get, type IncomingMessage } from "node:http";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
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

  test("of an unknown sandbox is refused in JSON", async () => {
    const stream = await new Promise<IncomingMessage>((resolve) => {
      get(`${control.simulator.gateway}/_control/v1/sandboxes/nope/journal/stream`, resolve);
    });
    expect(stream.statusCode).toBe(404);
    stream.resume();
  });
});
