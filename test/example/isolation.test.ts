import { describe, expect, test } from "vitest";
import { aBook, aReceiver, type Call, parcelsIn, type Simulation, simulate } from "./simulate.ts";

async function twoSandboxes(options: Parameters<typeof simulate>[0] = {}) {
  const simulation = await simulate(options);
  for (const name of ["one", "two"]) await simulation.simulator.runtime.create({ name });
  const inSandbox = (name: string, call: Call) => simulation.call({ ...call, headers: { "x-sandbox": name } });
  return { ...simulation, inSandbox };
}

const hashes = async ({ sandbox }: Simulation) => [await sandbox("one").hash(), await sandbox("two").hash()];

describe("two sandboxes", () => {
  test("answer the same calls with the same bytes, but for their names in addresses, and end in the same state", async () => {
    const simulation = await twoSandboxes();
    const replies = [];
    for (const name of ["one", "two"]) {
      replies.push([
        await simulation.inSandbox(name, aBook()),
        await simulation.inSandbox(name, aReceiver("http://127.0.0.1:1/")),
        await simulation.inSandbox(name, aBook({ paid_cents: 0 })),
      ]);
    }
    const asIfOne = JSON.parse(JSON.stringify(replies[1]).replaceAll("/~two/", "/~one/"));
    expect(JSON.parse(JSON.stringify(replies[0]))).toEqual(asIfOne);
    const [one, two] = await hashes(simulation);
    expect(one).toBe(two);
  });

  test("keep parcels, clocks, journals and credentials apart", async () => {
    const simulation = await twoSandboxes();
    const { inSandbox, sandbox } = simulation;
    const { body } = await inSandbox("one", aBook());
    const path = `/parcels/${(body as { parcel_id: string }).parcel_id}`;
    await sandbox("one").advance({ days: 2 });

    expect(await inSandbox("two", { method: "GET", path })).toMatchObject({ status: 404 });
    expect(await parcelsIn(simulation, "one")).toMatchObject([{ status: "delivered" }]);
    expect(await parcelsIn(simulation, "two")).toEqual([]);
    expect(sandbox("two").now()).toBe("2026-03-01T12:00:00.000Z");
    expect(sandbox("one").journal.entries()).toHaveLength(1);
    expect(sandbox("two").journal.entries()).toHaveLength(1);
    expect(sandbox("one").record.credentials).not.toEqual(sandbox("two").record.credentials);
  });

  test("announce to their own receivers alone", async () => {
    const sent: string[] = [];
    const send = async ({ url }: { url: string }) => {
      sent.push(url);
      return { status: 200 };
    };
    const { inSandbox, sandbox } = await twoSandboxes({ machine: { send } });
    await inSandbox("one", aReceiver("http://127.0.0.1:1/one"));
    await inSandbox("two", aReceiver("http://127.0.0.1:1/two"));
    await inSandbox("one", aBook());
    await sandbox("one").settle();
    await sandbox("two").settle();
    expect(sent).toEqual(["http://127.0.0.1:1/one"]);
  });

  test("do not wait for each other's deliveries", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const send = async ({ url }: { url: string }) => {
      if (url.endsWith("/slow")) await held;
      return { status: 200 };
    };
    const { inSandbox, sandbox } = await twoSandboxes({ machine: { send } });
    await inSandbox("one", aReceiver("http://127.0.0.1:1/slow"));
    await inSandbox("two", aReceiver("http://127.0.0.1:1/quick"));
    expect(await inSandbox("one", aBook())).toMatchObject({ status: 201 });
    expect(await inSandbox("two", aBook())).toMatchObject({ status: 201 });
    await sandbox("two").settle();
    expect((await sandbox("one").outbox())[0]).toMatchObject({ status: "pending" });
    expect((await sandbox("two").outbox())[0]).toMatchObject({ status: "delivered" });
    release();
    await sandbox("one").settle();
    expect((await sandbox("one").outbox())[0]).toMatchObject({ status: "delivered" });
  });
});

test("a sandbox that is reset is as new, and its credentials stay", async () => {
  const simulation = await twoSandboxes();
  const { credentials } = simulation.sandbox("one").record;
  const fresh = await simulation.sandbox("one").hash();
  await simulation.inSandbox("one", aBook());
  expect(await simulation.sandbox("one").hash()).not.toBe(fresh);
  await simulation.simulator.runtime.reset("one");
  expect(await simulation.sandbox("one").hash()).toBe(fresh);
  expect(simulation.sandbox("one").record.credentials).toEqual(credentials);
});
