import { canonical } from "../../runtime/journal.ts";
import { ControlRefusal, controlOperation, sandboxNamed, serviceNamed } from "../operation.ts";

export const readStateHash = controlOperation("readStateHash", async ({ path }, context) => ({
  status: 200,
  body: { hash: await sandboxNamed(path.sandbox, context).hash() },
}));

export const settle = controlOperation("settle", async ({ path }, context) => {
  await sandboxNamed(path.sandbox, context).settle();
  return { status: 204, body: undefined };
});

export const readRows = controlOperation("readRows", async ({ path, query: { skip = 0, limit = 100 } }, context) => {
  const sandbox = sandboxNamed(path.sandbox, context);
  const { name, tables } = serviceNamed(path.service, context);
  if (!Object.hasOwn(tables, path.table)) {
    throw new ControlRefusal(404, `${name} has no table ${path.table}`, {
      field: "table",
      remedy: `known: ${Object.keys(tables).join(", ")}`,
    });
  }
  const { total, rows } = await sandbox.rows(`${name}.${path.table}`, skip, limit);
  return { status: 200, body: { total, rows: rows.map((row) => ({ ...row })) } };
});

export const readOutbox = controlOperation("readOutbox", async ({ path }, context) => {
  const sandbox = sandboxNamed(path.sandbox, context);
  const effects = await sandbox.outbox();
  return { status: 200, body: { effects: effects.map((effect) => ({ ...effect, attempts: [...effect.attempts] })) } };
});

export const readJournal = controlOperation("readJournal", async ({ path }, context) => {
  const { journal } = sandboxNamed(path.sandbox, context);
  return { status: 200, body: { dropped: journal.dropped, entries: journal.entries().map(canonical) } };
});
