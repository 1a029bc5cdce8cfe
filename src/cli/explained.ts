import type { components } from "../../openapi/control/types.ts";
import { columns, shown } from "./print.ts";

type Explanation = components["schemas"]["Explanation"];
type Part = Explanation["parts"][number];

/** What `why` shows; `repeat` is the command line that would be answered otherwise. */
export function explained(told: Explanation, repeat?: string): string {
  const { n, service, operation, method, address, status, rule, unread, applied, change, asked = [] } = told;
  const head = `${n}  ${service} ${method} ${address}${operation === null ? "" : `  ${operation}`}   ${status}\n`;
  const ruled = rule
    ? [`   rule ${service}/${rule.id}   ${rule.grade}   ${sourceOf(rule.source)}\n`, `     ${rule.statement}\n`].join(
        "",
      )
    : "";
  return [
    head,
    ruled,
    columns(told.parts.map(partCells), "   "),
    columns(
      told.state.map(({ table, id, row }) => ["looked at", `${table} ${id}`, shown(row)]),
      "   ",
    ),
    columns(
      others(told).map(({ name, value, rule: of }) => ["setting", `${name} = ${shown(value)}`, `rule ${of}`]),
      "   ",
    ),
    columns(
      applied.filter(isGuess).map((one) => ["applied", one.rule, one.grade, one.statement]),
      "   ",
    ),
    columns(
      asked.map(({ method: verb, address: at, status: came, error }) => [
        "asked outside",
        `${verb} ${at}`,
        error ?? String(came),
      ]),
      "   ",
    ),
    unread.length > 0 ? `   nothing read ${unread.join(", ")}\n` : "",
    change ? `   what would help: ${change.says}\n` : "",
    change && repeat !== undefined ? `     ${repeat}\n` : "",
  ].join("");
}

/** Settings that no part has shown yet. */
const others = ({ settings, parts }: Explanation): Explanation["settings"] =>
  settings.filter(({ name }) => !parts.some(({ setting }) => setting?.name === name));

/** What the vendor says everybody expects; what nobody knows is worth a line. */
const isGuess = ({ grade }: Explanation["applied"][number]): boolean => grade === "inferred" || grade === "chosen";

const sourceOf = ({ says, heading }: { readonly says: string; readonly heading?: string }): string =>
  heading === undefined ? says : `"${heading}": ${says}`;

function partCells({ part, is, grade, source, setting }: Part): readonly string[] {
  const dial = setting ? `setting ${setting.name}: ${(setting.values ?? [setting.value]).map(shown).join(" | ")}` : "";
  return [`${part} ${shown(is)}`, grade, [source, dial].filter((text) => text !== "").join("   ")];
}
