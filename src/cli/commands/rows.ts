import { group } from "../command.ts";
import { asking } from "../connect.ts";
import { fieldsOf } from "../fields.ts";
import { wholeNumber } from "../flags.ts";
import { columns } from "../print.ts";

const list = asking({
  name: "rows list",
  says: "the tables of a service, or the rows of one",
  takes: ["<service>", "[table]"],
  flags: {
    index: { type: "string", value: "<name>", says: "look up by this index; goes with --value" },
    value: { type: "string", value: "<text>", says: "what the index must say" },
    skip: { type: "string", value: "<n>", says: "leave out so many (0)" },
    limit: { type: "string", value: "<n>", says: "so many at most (100)" },
  },
  examples: ["rows list rank-math", "rows list rank-math orders --limit 5 --json"],
  async ask({ client, sandbox, values, positionals: [service = "", table] }) {
    if (table === undefined) {
      const answer = await client.call("listTables", { path: { sandbox, service } });
      return { json: answer, text: columns(answer.tables.map((one) => [one.table, String(one.rows)])) };
    }
    const { index, value } = values;
    const skip = wholeNumber("skip", values.skip, [0, Number.MAX_SAFE_INTEGER]);
    const limit = wholeNumber("limit", values.limit, [1, 1_000]);
    const answer = await client.call("readRows", {
      path: { sandbox, service, table },
      query: { index, value, skip, limit },
    });
    const lines = answer.rows.map((row) => `${JSON.stringify(row)}\n`).join("");
    return { json: answer, text: `${lines}${answer.rows.length} of ${answer.total}\n` };
  },
});

const place = ["<service>", "<table>", "<id>"] as const;

const show = asking({
  name: "rows show",
  says: "one row",
  takes: place,
  flags: {},
  examples: ["rows show rank-math orders 657123"],
  async ask({ client, sandbox, positionals: [service = "", table = "", id = ""] }) {
    const row = await client.call("readRow", { path: { sandbox, service, table, id } });
    return { json: row, text: `${JSON.stringify(row, undefined, 2)}\n` };
  },
});

const put = asking({
  name: "rows put",
  says: "change fields of a row, or make one; its shape is checked, its rules are not",
  takes: [...place, "<field=value…>"],
  flags: {},
  notes: ["A field is name=text, or name:=json for numbers, lists and the like; the others stay as they are."],
  examples: ["rows put rank-math orders 657123 total=49.90"],
  async ask({ client, sandbox, positionals: [service = "", table = "", id = "", ...words] }) {
    const path = { sandbox, service, table, id };
    const fields = fieldsOf(words);
    const before = await client.call("readRow", { path }).catch((error: unknown) => {
      if (error instanceof Error && "status" in error && error.status === 404) return undefined;
      throw error;
    });
    const row = await client.call("putRow", { path, body: { ...(before ?? identity(id)), ...fields } });
    return { json: row, text: `${JSON.stringify(row, undefined, 2)}\n` };
  },
});

const identity = (id: string): Record<string, unknown> => ({ id: /^\d+$/.test(id) ? Number(id) : id });

const remove = asking({
  name: "rows delete",
  says: "delete one row",
  takes: place,
  flags: {},
  examples: ["rows delete rank-math orders 657123"],
  async ask({ client, sandbox, positionals: [service = "", table = "", id = ""] }) {
    await client.call("deleteRow", { path: { sandbox, service, table, id } });
    return { json: { deleted: id }, text: `deleted  ${service} ${table} ${id}\n` };
  },
});

export const rows = group({
  name: "rows",
  says: "look at what is stored, and change it",
  commands: { list, show, put, delete: remove },
});
