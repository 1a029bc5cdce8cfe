import type { Service } from "../../core/service.ts";
import type { Row, Table } from "../../core/store.ts";
import { footprint } from "../footprint.ts";
import { type Mutant, mutantsFrom } from "../mutant.ts";
import { callerOf, tableLike, withTable } from "../seams/context.ts";
import { memberOf, withMember } from "../seams/values.ts";

type Spec = Service["tables"][string];

/** What goes wrong with the rows of each table. */
export const tableMutants = (service: Service): readonly Mutant[] =>
  Object.entries(service.tables).flatMap(([name, spec]) => [
    ...writeMutants(service, name),
    ...indexMutants(service, name, spec),
    ...ownerMutants(service, name, spec.owner),
  ]);

function writeMutants(service: Service, name: string): readonly Mutant[] {
  const mutant = mutantsFrom(service, "behaviour");
  const putting = (losesNew: boolean) => (table: Table) =>
    tableLike(table, {
      put: async (row) => {
        const isNew = (await table.get(row.id)) === undefined;
        if (isNew !== losesNew) await table.put(row);
      },
    });
  return [
    mutant(`${name}/new-lost`, {
      meets: [footprint.new(name)],
      change: (one) => withTable(one, name, putting(true)),
    }),
    mutant(`${name}/change-lost`, {
      meets: [footprint.changed(name)],
      change: (one) => withTable(one, name, putting(false)),
    }),
    mutant(`${name}/delete-lost`, {
      meets: [footprint.deleted(name)],
      change: (one) => withTable(one, name, (table) => tableLike(table, { delete: async () => {} })),
    }),
    mutant(`${name}/stale-read`, {
      meets: [footprint.changed(name)],
      change: (one) => {
        const before = new WeakMap<Row, Row>();
        return withTable(one, name, (table) => stale(table, before));
      },
    }),
  ];
}

/** Who reads a row that was changed is given the one before the change. Rows are immutable, so each knows its own past. */
const stale = (table: Table, before: WeakMap<Row, Row>): Table =>
  tableLike(table, {
    async get(id) {
      const row = await table.get(id);
      return row && (before.get(row) ?? row);
    },
    async find(index, value, page) {
      const found = await table.find(index, value, page);
      return { ...found, rows: found.rows.map((row) => before.get(row) ?? row) };
    },
    async put(row) {
      const last = await table.get(row.id);
      await table.put(row);
      const kept = await table.get(row.id);
      if (last && kept && kept !== last) before.set(kept, last);
    },
  });

function indexMutants(service: Service, name: string, { indexes, unique = [] }: Spec): readonly Mutant[] {
  const mutant = mutantsFrom(service, "behaviour");
  return Object.keys(indexes).map((index) => {
    const meets = [footprint.found(name, index)];
    const blind = (one: Service) => withTable(one, name, (table) => findingNothing(table, index));
    if (!unique.includes(index)) return mutant(`${name}/${index}/finds-nothing`, { meets, change: blind });
    return mutant(`${name}/${index}/not-unique`, { meets, change: (one) => blind(withoutUnique(one, name, index)) });
  });
}

const findingNothing = (table: Table, blind: string): Table =>
  tableLike(table, {
    find: async (index, value, page) =>
      index === blind ? { rows: [], hasMore: false } : table.find(index, value, page),
    count: async (index, value) => (index === blind ? 0 : table.count(index, value)),
  });

const withoutUnique = (service: Service, name: string, index: string): Service => ({
  ...service,
  tables: Object.fromEntries(
    Object.entries(service.tables).map(([one, spec]) => [
      one,
      one === name ? { ...spec, unique: (spec.unique ?? []).filter((other) => other !== index) } : spec,
    ]),
  ),
});

function ownerMutants(service: Service, name: string, owner: string | undefined): readonly Mutant[] {
  if (owner === undefined) return [];
  const mutant = mutantsFrom(service, "behaviour");
  const somebodyElse = (row: Row) => withMember(row, owner, `not-${String(memberOf(row, owner))}`);
  return [
    mutant(`${name}/of-another-shown`, {
      meets: [footprint.foreign(name)],
      change: (one) => {
        const known = new Set<string>();
        return withTable(one, name, (table, ctx) => {
          const owned = (row: Row) => ownedBy(row, owner, { caller: callerOf(ctx), known });
          return tableLike(table, {
            async get(id) {
              const row = await table.get(id);
              return row && owned(row);
            },
            async find(index, value, page) {
              const found = await table.find(index, value, page);
              return { ...found, rows: found.rows.map(owned) };
            },
            put(row) {
              owned(row);
              return table.put(row);
            },
          });
        });
      },
    }),
    mutant(`${name}/kept-for-another`, {
      meets: [footprint.new(name)],
      change: (one) =>
        withTable(one, name, (table) =>
          tableLike(table, {
            put: async (row) => table.put((await table.get(row.id)) ? row : somebodyElse(row)),
          }),
        ),
    }),
  ];
}

interface Claim {
  readonly caller: object | undefined;
  /** Members of callers that were seen to hold an owner's name. */
  readonly known: Set<string>;
}

/** The row as if it were the caller's: his name stands where the owner's does. */
function ownedBy(row: Row, owner: string, { caller, known }: Claim): Row {
  if (!caller) return row;
  for (const [name, value] of Object.entries(caller)) if (value === memberOf(row, owner)) known.add(name);
  const [name] = known;
  return name === undefined ? row : withMember(row, owner, memberOf(caller, name));
}
