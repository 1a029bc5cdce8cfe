import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { close, listen } from "../../src/http/listen.ts";
import { root } from "../../src/package.ts";
import { parcels } from "../example/service/service.ts";
import { type Running, running } from "./running.ts";

let double: Running;
let receiver: Server;
let url = "";
beforeAll(async () => {
  double = await running({
    services: [{ service: parcels, offset: 1 }],
    fixtures: [join(root, "test/example/fixtures")],
  });
  receiver = createServer((_request, response) => response.end("ok"));
  url = await listen(receiver, "127.0.0.1", 0);
});
afterAll(async () => {
  await double.end();
  await close(receiver);
});

const good = async (line: string): Promise<string> => {
  const { code, out, err } = await double.type(line);
  expect({ code, err }, line).toEqual({ code: 0, err: "" });
  return out;
};

test("a plan is added, met attempt by attempt, and gone; what was sent can be sent again", async () => {
  await good(`call parcels addReceiver url=${url}/hooks secret=hush-hush`);
  expect(await good("outbox plan add parcels 500 refused twice --topic parcel.accepted")).toMatch(
    /^ +1 {2}parcels {2}parcel\.accepted .*500 refused twice\n$/,
  );
  await good("call parcels sendParcel to=Ann weight_grams=400 deliver_in_hours=24 paid_cents=900");
  await good("outbox settle");
  expect(await good("outbox --topic parcel.accepted")).toMatch(
    /webhook {2}parcel\.accepted .*500 pretended, again at \d\d:/,
  );
  await good("clock advance P1D");
  expect(await good("outbox --topic parcel.accepted --status delivered")).toMatch(/3 attempts {2}200 sent twice$/m);
  expect(await good("outbox plan")).toBe("no plans\n");
  expect(await double.json("outbox wait --topic parcel.accepted --status delivered")).toMatchObject({ enough: true });
  const { effects } = Object(await double.json("outbox --topic parcel.accepted"));
  expect(await good(`outbox redeliver ${effects[0].id}`)).toMatch("4 attempts");
  expect(await good(`outbox show ${effects[0].id}`)).toMatch('"redelivered": true');
});

test("what a plan holds back says so", async () => {
  await good("sandbox create holding");
  await good(`call parcels addReceiver url=${url}/hooks secret=hush-hush --sandbox holding`);
  await good("outbox plan add parcels hold:1 --topic parcel.accepted --sandbox holding");
  await good("call parcels sendParcel to=Ann weight_grams=400 deliver_in_hours=24 paid_cents=900 --sandbox holding");
  await good("outbox settle --sandbox holding");
  expect(await double.json("outbox --topic parcel.accepted --sandbox holding")).toMatchObject({
    effects: [{ status: "pending", putOff: { behind: 1 } }],
  });
});

test("plans are cleared one by one, or all", async () => {
  await good("outbox plan add parcels timeout wait:PT30S hold:2");
  await good("outbox plan add parcels stale");
  expect(await good("outbox plan list")).toMatch("timeout wait:PT30S hold:2");
  expect(await good("outbox plan clear")).toBe("removed 2 plans\n");
  expect(await double.type("outbox plan clear 77")).toMatchObject({
    out: expect.stringMatching(/^(?:removed 0 plans\n)?$/),
  });
});
