import { meant } from "../command.ts";
import { asking } from "../connect.ts";
import { fieldsOf } from "../fields.ts";
import { columns, shown } from "../print.ts";
import { Usage } from "../terminal.ts";

export const settings = asking({
  name: "settings",
  says: "show the dials of a service, or turn some",
  takes: ["<service>", "[name=value…]"],
  flags: {},
  notes: ["A value becomes a number, true or false where the setting takes that."],
  examples: ["settings rank-math", "settings rank-math plan-exists-status=409"],
  async ask({ client, sandbox, positionals: [service = "", ...words] }) {
    const path = { sandbox, service };
    const before = await client.call("readSettings", { path });
    if (words.length > 0) await client.call("changeSettings", { path, body: turned(words, before.settings) });
    const now = words.length > 0 ? await client.call("readSettings", { path }) : before;
    return { json: now, text: columns(now.settings.map(cells)) };
  },
});

interface Setting {
  readonly name: string;
  readonly value: Value;
  readonly default: Value;
  readonly values?: readonly Value[];
  readonly type?: string;
  readonly rule: string;
  readonly grade: string;
}
type Value = string | number | boolean;

const cells = ({ name, value, default: usual, values, type = "", rule, grade }: Setting): readonly string[] => [
  name,
  shown(value),
  value === usual ? "" : `(${shown(usual)})`,
  values?.map(shown).join(" | ") ?? type,
  `rule ${rule}`,
  grade,
];

/** The values that were typed, as what each setting holds. */
function turned(words: readonly string[], known: readonly Setting[]): Record<string, Value> {
  const pairs = Object.entries(fieldsOf(words)).map(([name, typed]) => {
    const setting = known.find((one) => one.name === name);
    if (!setting)
      throw new Usage(
        `no setting ${name}; ${meant(
          name,
          known.map((one) => one.name),
        )}`,
      );
    return [name, asTaken(setting, typed)] as const;
  });
  return Object.fromEntries(pairs);
}

function asTaken({ name, value, values = [] }: Setting, typed: unknown): Value {
  if (typeof typed === "number" || typeof typed === "boolean") return typed;
  if (typeof typed !== "string") throw new Usage(`${name} takes text, a number, true or false`);
  const listed = values.find((one) => String(one) === typed);
  if (listed !== undefined) return listed;
  if (values.length > 0) throw new Usage(`${name} takes ${values.map(shown).join(", ")}, not ${typed}`);
  if (typeof value === "number" && typed.trim() !== "" && Number.isFinite(Number(typed))) return Number(typed);
  return typeof value === "boolean" && /^(?:true|false)$/.test(typed) ? typed === "true" : typed;
}
