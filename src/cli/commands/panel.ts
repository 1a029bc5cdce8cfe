import type { Answered } from "../../control/client.ts";
import type { Command } from "../command.ts";
import { asking, type Told } from "../connect.ts";
import { fieldsOf } from "../fields.ts";
import { columns } from "../print.ts";

const list = asking({
  name: "panel list",
  says: "what the back office of a service can do, with the fields each takes",
  takes: ["<service>"],
  flags: {},
  examples: ["panel list rank-math"],
  async ask({ client, sandbox, positionals: [service = ""] }) {
    return actionsTold(await client.call("listPanelActions", { path: { sandbox, service } }));
  },
});

function actionsTold(answer: Answered<"listPanelActions">): Told {
  const rows = answer.actions.map(({ name, summary, fields }) => [name, fieldNames(fields), summary]);
  return { json: answer, text: columns(rows) };
}

/** `username=… [email=…]` */
function fieldNames(schema: Readonly<Record<string, unknown>>): string {
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.keys(Object(schema.properties))
    .map((name) => (required.includes(name) ? `${name}=…` : `[${name}=…]`))
    .join(" ");
}

const act = asking({
  name: "panel",
  says: "do what only someone in the vendor's back office can do; without an action, what there is",
  takes: ["<service>", "[action]", "[field=value…]"],
  flags: {},
  notes: ["A field is name=text, or name:=json for numbers, lists and the like."],
  examples: ["panel rank-math", "panel rank-math addReseller username=third-reseller email=third@example.com"],
  async ask({ client, sandbox, positionals: [service = "", action, ...words] }) {
    if (action === undefined) return actionsTold(await client.call("listPanelActions", { path: { sandbox, service } }));
    const body = fieldsOf(words);
    const made = await client.call("runPanelAction", { path: { sandbox, service, action }, body });
    return { json: made, text: `${JSON.stringify(made, undefined, 2)}\n` };
  },
});

/** `panel list <service>`, and every other word is a service. */
export const panel: Command = {
  help: act.help,
  run: ([word, ...rest], terminal) =>
    word === "list" ? list.run(rest, terminal) : act.run(word === undefined ? [] : [word, ...rest], terminal),
};
