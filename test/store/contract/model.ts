import { expect, test } from "vitest";
import type { Found, Page, Row, RuntimeTable } from "../../../src/core/store.ts";
import { Random } from "../../core/random.ts";
import { type Book, inBooks, type Open, storeWith } from "../books.ts";

/** Books in a plain list: what the port promises, without any cleverness. */
class NaiveBooks {
  list: readonly Book[] = [];

  put(book: Book): void {
    const known = this.list.some(({ id }) => id === book.id);
    this.list = known ? this.list.map((one) => (one.id === book.id ? book : one)) : [...this.list, book];
  }

  delete(id: string | number): void {
    this.list = this.list.filter((book) => book.id !== id);
  }

  find(belongs: (book: Book) => boolean, { after, skip = 0, limit, newestFirst }: Page): Found<Row> {
    const all = newestFirst ? this.list.toReversed() : this.list;
    const passed = all.findIndex(({ id }) => id === after);
    const from = after === undefined ? all : passed < 0 ? [] : all.slice(passed + 1);
    const left = from.filter(belongs).slice(after === undefined ? skip : 0);
    const rows = left.slice(0, limit ?? left.length);
    return { rows, hasMore: left.length > rows.length };
  }
}

const shelves = ["x", "y", undefined] as const;

function aPage(random: Random): Page {
  return {
    ...(random.below(3) === 0 ? { after: random.below(25) } : { skip: random.below(12) }),
    ...(random.below(4) === 0 ? {} : { limit: random.below(6) }),
    newestFirst: random.below(2) === 0,
  };
}

/** One random step, done to both; what both answer must be equal. */
async function step(random: Random, books: RuntimeTable, model: NaiveBooks): Promise<void> {
  const id = random.below(25);
  const shelf = random.pick(shelves);
  switch (random.below(7)) {
    case 0:
    case 1: {
      const book: Book = { id, ...(shelf === undefined ? {} : { shelf }) };
      await books.put(book);
      model.put(book);
      break;
    }
    case 2:
      await books.delete(id);
      model.delete(id);
      break;
    case 3:
      expect(await books.get(id)).toEqual(model.list.find((book) => book.id === id));
      break;
    case 4: {
      const page = aPage(random);
      expect(await books.find("shelf", shelf ?? "x", page), JSON.stringify(page)).toEqual(
        model.find((book) => book.shelf === (shelf ?? "x"), page),
      );
      break;
    }
    case 5: {
      const page = aPage(random);
      expect(await books.all(page), JSON.stringify(page)).toEqual(model.find(() => true, page));
      break;
    }
    default:
      expect(await books.count("shelf", shelf ?? "y")).toBe(
        model.list.filter((book) => book.shelf === (shelf ?? "y")).length,
      );
      expect(await books.size()).toBe(model.list.length);
  }
}

const undo = new Error("undo");

export function agreesWithAModel(open: Open): void {
  test.each([1, 2, 3])(
    "of seed %i answer as a plain list does, also over own writes and after a throw",
    async (seed) => {
      const random = new Random(seed);
      const store = await storeWith(open);
      const model = new NaiveBooks();
      for (let transaction = 0; transaction < 250; transaction += 1) {
        const before = model.list;
        const fails = random.below(5) === 0;
        const run = inBooks(store, async (books) => {
          for (let steps = random.below(14); steps > 0; steps -= 1) await step(random, books, model);
          if (fails) throw undo;
        });
        await run.catch((error: unknown) => {
          if (error !== undo) throw error;
          model.list = before;
        });
      }
      expect((await inBooks(store, (books) => books.all())).rows).toEqual(model.list);
    },
  );
}
