import type { Service } from "../../core/service.ts";
import {
  type ControlContext,
  ControlRefusal,
  controlOperation,
  sandboxNamed,
  serviceNamed,
  unknown,
} from "../operation.ts";

export const listTables = controlOperation("listTables", async ({ path }, context) => {
  const sandbox = sandboxNamed(path.sandbox, context);
  const { name } = serviceNamed(path.service, context);
  return { status: 200, body: { tables: [...(await sandbox.tables(name))] } };
});

export const readRows = controlOperation("readRows", async ({ path, query }, context) => {
  const { sandbox, service, table } = tableNamed(path, context);
  const { skip = 0, limit = 100, index, value } = query;
  refuseHalfAnIndex(index, value);
  const sought = index === undefined || value === undefined ? {} : { index: indexNamed(service, table, index), value };
  const { total, rows } = await sandbox.findRows(service.name, table, { ...sought, skip, limit });
  return { status: 200, body: { total, rows: rows.map((row) => ({ ...row })) } };
});

export const readRow = controlOperation("readRow", async ({ path }, context) => {
  const { sandbox, service, table } = tableNamed(path, context);
  const row = await sandbox.row(service.name, table, path.id);
  if (!row) throw noRow(table, path.id);
  return { status: 200, body: { ...row } };
});

export const putRow = controlOperation("putRow", async ({ path, body }, context) => {
  const { sandbox, service, table } = tableNamed(path, context);
  if (String(body.id) !== path.id) {
    throw new ControlRefusal(400, `the row says id ${String(body.id)}, the address ${path.id}`, {
      field: "id",
      remedy: "write the same id in both places",
    });
  }
  return { status: 200, body: { ...(await sandbox.putRow(service.name, table, body)) } };
});

export const deleteRow = controlOperation("deleteRow", async ({ path }, context) => {
  const { sandbox, service, table } = tableNamed(path, context);
  if (!(await sandbox.deleteRow(service.name, table, path.id))) throw noRow(table, path.id);
  return { status: 204, body: undefined };
});

interface TablePlace {
  readonly sandbox: string;
  readonly service: string;
  readonly table: string;
}

function tableNamed({ sandbox, service, table }: TablePlace, context: ControlContext) {
  const found = { sandbox: sandboxNamed(sandbox, context), service: serviceNamed(service, context) };
  if (!Object.hasOwn(found.service.tables, table))
    throw unknown(`table of ${service} named`, table, "table", Object.keys(found.service.tables));
  return { ...found, table };
}

function indexNamed({ tables }: Service, table: string, index: string): string {
  const indexes = Object.keys(tables[table]?.indexes ?? {});
  if (!indexes.includes(index)) throw unknown(`index of ${table} named`, index, "index", indexes);
  return index;
}

function refuseHalfAnIndex(index: string | undefined, value: string | undefined): void {
  if ((index === undefined) === (value === undefined)) return;
  throw new ControlRefusal(400, "index and value go together", {
    field: index === undefined ? "index" : "value",
    remedy: "give both or neither",
  });
}

const noRow = (table: string, id: string): ControlRefusal =>
  new ControlRefusal(404, `${table} has no row ${id}`, { field: "id", remedy: "readRows lists them" });
