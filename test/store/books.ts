import type { Instant } from "../../src/core/instant.ts";
import { type Row, type RuntimeTable, type Store, tablesOf } from "../../src/core/store.ts";

/** What the tests of the port keep. */
export interface Book extends Row {
  readonly id: string | number;
  readonly shelf?: string;
  readonly isbn?: string;
  readonly dueAt?: Instant;
  readonly tags?: string[];
}

/** How often an index function was asked; the port promises not to ask it for every row. */
export const asked = { shelf: 0 };

export const schema = tablesOf<{ books: Book; loans: Row }>()({
  books: {
    indexes: {
      shelf: (book) => {
        asked.shelf += 1;
        return book.shelf;
      },
      isbn: (book) => book.isbn,
    },
    unique: ["isbn"],
    due: (book) => book.dueAt,
  },
  loans: { indexes: {} },
});

export type Open = () => Promise<Store>;

/** One transaction over the books of a sandbox. */
export const inBooks = <T>(store: Store, work: (books: RuntimeTable) => Promise<T>, sandbox = "one"): Promise<T> =>
  store.run(sandbox, ({ table }) => work(table("books")));

export const put = (store: Store, books: readonly Book[], sandbox = "one"): Promise<void> =>
  inBooks(
    store,
    async (table) => {
      for (const book of books) await table.put(book);
    },
    sandbox,
  );

/** The ids of all books, in the store's order. */
export const ids = (store: Store, sandbox = "one"): Promise<(string | number)[]> =>
  inBooks(store, async (table) => (await table.all()).rows.map(({ id }) => id), sandbox);

export async function storeWith(open: Open, books: readonly Book[] = []): Promise<Store> {
  const store = await open();
  await store.create("one");
  if (books.length > 0) await put(store, books);
  return store;
}

export const numbered = (count: number, over: Partial<Book> = {}): Book[] =>
  Array.from({ length: count }, (_, i) => ({ id: i + 1, ...over }));
