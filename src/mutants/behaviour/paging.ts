import type { Service } from "../../core/service.ts";
import type { Found, Page, Row, Table } from "../../core/store.ts";
import { footprint } from "../footprint.ts";
import { type Mutant, mutantsFrom } from "../mutant.ts";
import { tableLike, withTables } from "../seams/context.ts";

/** Lists that begin, end or are ordered wrongly, in every table at once: which list is paged, only its handler knows. */
export function pagingMutants(service: Service): readonly Mutant[] {
  const mutant = mutantsFrom(service, "behaviour");
  const asking = (change: (page: Page) => Page) => listing({ ask: change });
  const finding = (change: (found: Found<Row>) => Found<Row>) => listing({ found: change });
  return [
    mutant("lists/skip-ignored", {
      meets: [footprint.paged("skip")],
      change: asking(({ skip: _, ...page }) => page),
    }),
    mutant("lists/after-ignored", {
      meets: [footprint.paged("after")],
      change: asking(({ after: _, ...page }) => page),
    }),
    mutant("lists/limit-ignored", {
      meets: [footprint.paged("limit")],
      change: asking(({ limit: _, ...page }) => page),
    }),
    mutant("lists/order-reversed", {
      meets: [footprint.paged("order")],
      change: asking((page) => ({ ...page, newestFirst: !page.newestFirst })),
    }),
    mutant("lists/more-denied", {
      meets: [footprint.paged("limit")],
      change: finding((found) => ({ ...found, hasMore: false })),
    }),
    mutant("lists/last-left-out", {
      meets: [footprint.paged("several")],
      change: finding(({ rows, ...found }) => ({ ...found, rows: rows.length > 1 ? rows.slice(0, -1) : rows })),
    }),
    mutant("lists/count-one-too-many", {
      meets: [footprint.paged("count")],
      change: (one) =>
        withTables(one, (table) =>
          tableLike(table, { count: async (index, value) => (await table.count(index, value)) + 1 }),
        ),
    }),
  ];
}

interface Listing {
  readonly ask?: (page: Page) => Page;
  readonly found?: (found: Found<Row>) => Found<Row>;
}

const listing =
  ({ ask = (page) => page, found = (rows) => rows }: Listing) =>
  (service: Service): Service =>
    withTables(service, (table: Table) =>
      tableLike(table, { find: async (index, value, page = {}) => found(await table.find(index, value, ask(page))) }),
    );
