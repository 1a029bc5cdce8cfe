import type { components } from "../../../openapi/control/types.ts";
import { asking } from "../connect.ts";
import { columns, counted, shortened, shown } from "../print.ts";

type Guesses = components["schemas"]["Guesses"];

export const guesses = asking({
  name: "guesses",
  says: "which chosen and inferred behaviour the callers of a sandbox relied on, and the setting that turns it",
  flags: {},
  examples: ["guesses", "guesses --sandbox ci"],
  async ask({ client, sandbox }) {
    const found = await client.call("readGuesses", { path: { sandbox } });
    return { json: found, text: guessesShown(found, sandbox) };
  },
});

function guessesShown({ answers, guesses: found, complete, overlapped }: Guesses, sandbox: string): string {
  const { total, documented, observed, inferred, chosen } = answers;
  const turned = found.some(({ setting }) => setting && setting.others.length > 0);
  return [
    `${counted(total, "answer")} in sandbox ${sandbox}: ${documented} documented · ${observed} observed · ${inferred} inferred · ${chosen} chosen\n`,
    complete ? "" : "the journal has dropped entries: there were more\n",
    overlapped === 0
      ? ""
      : `${counted(overlapped, "answer")} overlapped with others: rules that only apply may be missing from them\n`,
    found.length === 0
      ? "your callers lean on no guess\n"
      : `your callers lean on ${`${found.length} ${found.length === 1 ? "guess" : "guesses"}`}\n`,
    columns(found.map(cells), "  "),
    turned ? "try the other way: npx stunt-double exec --other-choices -- <your test command>\n" : "",
  ].join("");
}

function cells({ service, rule, what, is, times, setting }: Guesses["guesses"][number]): readonly string[] {
  const dial = setting ? `setting ${setting.name}: ${[setting.value, ...setting.others].map(shown).join(" | ")}` : "";
  return [
    `${service}/${rule}`,
    shortened(`${what} ${is === undefined || is === null ? "" : shown(is)}`.trimEnd(), 72),
    counted(times, "time"),
    dial,
  ];
}
