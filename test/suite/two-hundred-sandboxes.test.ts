import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, describe, expect, test } from "vitest";
import type { RawReply } from "../../src/core/http.ts";
import { aShop, type Call, requestOf, type Shop } from "../runtime/shop.ts";
import { outcome, Story } from "../runtime/story.ts";

const sandboxes = Array.from({ length: 200 }, (_, n) => `ci-${n}`);
const requests = 50;
const agent = new Agent({ keepAlive: true, maxSockets: 32 });
const open: Shop[] = [];

afterAll(async () => {
  agent.destroy();
  for (const { simulator } of open) await simulator.close();
});

/** A shop with so many sandboxes behind one open port, asked over that port alone. */
async function listeningShop(): Promise<Shop> {
  const shop = await aShop({ port: 0 });
  await shop.simulator.listen();
  open.push(shop);
  for (const name of sandboxes) await shop.runtime.create({ name });
  return { ...shop, ask: (call) => asked(call, shop.simulator.url("rank-math")) };
}

/** An answer over the wire, as far as a story goes by it. */
function asked(call: Call, address: string): Promise<RawReply> {
  const { method, path, query, headers, body } = requestOf(call);
  return new Promise((resolve, reject) => {
    const sent = request(`${address}${path}${query && `?${query}`}`, { method, headers, agent }, async (answer) => {
      const said = await text(answer);
      resolve({
        status: answer.statusCode ?? 0,
        headers: {},
        type: "",
        body: said === "" ? undefined : JSON.parse(said),
      });
    });
    sent.once("error", reject);
    sent.end(body);
  });
}

/** Each sandbox has a story of its own, so that anything heard next door would show. */
const tell = (shop: Shop, sandbox: string, seed: number) => new Story(seed).play(shop, requests, { sandbox });

describe("two hundred sandboxes, fifty requests each, all at once over one port", () => {
  test("each ends as it does when it runs alone", async () => {
    const [together, alone] = [await listeningShop(), await listeningShop()];
    await Promise.all(sandboxes.map((name, seed) => tell(together, name, seed)));
    for (const [seed, name] of sandboxes.entries()) await tell(alone, name, seed);

    const hashes = new Set<string>();
    for (const name of sandboxes) {
      const mine = await outcome(together, name);
      expect(mine).toEqual(await outcome(alone, name));
      expect(mine.entries).toHaveLength(requests);
      hashes.add(mine.hash);
    }
    expect(hashes.size).toBeGreaterThan(150);
    expect(together.sandbox("default").journal.entries()).toEqual([]);
  });
});
