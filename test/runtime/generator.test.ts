import { beforeEach, describe, expect, test } from "vitest";
import type { Ids } from "../../src/core/context.ts";
import type { Row, Store } from "../../src/core/store.ts";
import { generatorTable, SandboxIds, seededWords, sequencesTable } from "../../src/runtime/generator.ts";
import { LowdbStore } from "../../src/store/lowdb.ts";

const schema = { [generatorTable]: { indexes: {} }, [sequencesTable]: { indexes: {} } };
const hexDigits = "0123456789abcdef";
let store: Store = LowdbStore.inMemory(schema);

async function seeded(seed: number): Promise<void> {
  store = LowdbStore.inMemory(schema);
  await store.create("one");
  const state: Row & { words: unknown } = { id: "state", words: seededWords(seed) };
  await store.run("one", ({ table }) => table(generatorTable).put(state));
}

const withIds = <T>(work: (ids: Ids) => Promise<T>): Promise<T> =>
  store.run("one", async (transaction) => {
    const draws = new SandboxIds(transaction);
    const result = await work(draws.of("shop", { order: 100, slip: 1 }));
    await draws.keep();
    return result;
  });

const draw = async <T>(count: number, one: (ids: Ids) => Promise<T>): Promise<T[]> =>
  withIds(async (ids) => {
    const drawn: T[] = [];
    for (let n = 0; n < count; n += 1) drawn.push(await one(ids));
    return drawn;
  });

beforeEach(() => seeded(1));

test("the same seed gives the same values, another seed others", async () => {
  const story = () => draw(20, async (ids) => [await ids.uuid(), await ids.token("abc", 5)]);
  const first = await story();
  await seeded(1);
  expect(await story()).toEqual(first);
  await seeded(2);
  expect(await story()).not.toEqual(first);
});

test("neighbouring seeds have nothing in common", () => {
  const words = [0, 1, 2, 3, 4294967295].flatMap((seed) => seededWords(seed).slice(0, 3));
  expect(new Set(words).size).toBe(words.length);
});

test("what a refused transaction drew is drawn again by the next", async () => {
  const look = (ids: Ids) => Promise.all([ids.next("order"), ids.uuid()]);
  const refused = withIds(async (ids) => {
    await look(ids);
    throw new Error("refused");
  });
  await expect(refused).rejects.toThrow("refused");
  const kept = await withIds(look);
  await seeded(1);
  expect(await withIds(look)).toEqual(kept);
});

test("what a kept transaction drew is not drawn again", async () => {
  const drawn = [...(await draw(50, (ids) => ids.uuid())), ...(await draw(50, (ids) => ids.uuid()))];
  expect(new Set(drawn).size).toBe(100);
});

test("sequences start where the service says and run each for itself", async () => {
  expect(await draw(3, (ids) => ids.next("order"))).toEqual([100, 101, 102]);
  expect(await draw(1, (ids) => ids.next("slip"))).toEqual([1]);
  await expect(withIds((ids) => ids.next("ticket"))).rejects.toThrow("no service declares the sequence shop.ticket");
});

test("tokens have the length asked for and draw evenly from their alphabet", async () => {
  const alphabet = "abcdefghijklmnopqrstuvwxyz";
  const token = await withIds((ids) => ids.token(alphabet, 52_000));
  expect(token).toHaveLength(52_000);
  for (const letter of alphabet) {
    const share = token.split(letter).length - 1;
    expect(share, letter).toBeGreaterThan(1_750);
    expect(share, letter).toBeLessThan(2_250);
  }
});

describe("a uuid", () => {
  test("has the form of version 4", async () => {
    for (const uuid of await draw(500, (ids) => ids.uuid())) {
      expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });

  test("has 122 free bits: no digit follows another one, and each takes all its values", async () => {
    const digits = (await draw(600, (ids) => ids.uuid())).map((uuid) => [...uuid.replaceAll("-", "")]);
    const column = (place: number) => digits.map((uuid) => hexDigits.indexOf(uuid[place] ?? ""));
    const free = Array.from({ length: 32 }, (_, place) => place).filter((place) => place !== 12);
    for (const place of free) expect(new Set(column(place)).size, String(place)).toBe(place === 16 ? 4 : 16);
    for (const one of free) {
      for (const other of free.filter((place) => place > one)) {
        const second = column(other);
        const equal = column(one).filter((digit, i) => digit % 4 === (second[i] ?? 0) % 4).length;
        expect(equal, `${one} and ${other}`).toBeLessThan(300);
      }
    }
  });
});
