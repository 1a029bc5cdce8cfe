import { asking } from "../connect.ts";
import { explained } from "../explained.ts";
import { numberOf } from "../flags.ts";
import { repeatable } from "../repeat.ts";
import { Refused } from "../terminal.ts";

export const why = asking({
  name: "why",
  says: "why an answer was as it was: the rule, what it looked at, and how we know",
  takes: ["[n]"],
  flags: {},
  notes: ["Without a number: the last refusal, or the last answer where nothing was refused."],
  examples: ["why", "why 3 --sandbox ci"],
  async ask({ client, sandbox, positionals: [n] }) {
    const asked = numberOf("an entry of the journal", n);
    const entry = asked ?? (await lastIn(client, sandbox));
    const explanation = await client.call("explainExchange", { path: { sandbox, entry } });
    const { entries } = await client.call("readJournal", { path: { sandbox }, query: { since: entry - 1 } });
    const [exchange] = entries;
    const change = exchange?.n === entry ? repeatable(exchange, explanation.change) : undefined;
    return { json: explanation, text: explained(explanation, change) };
  },
});

type Client = Parameters<Parameters<typeof asking>[0]["ask"]>[0]["client"];

async function lastIn(client: Client, sandbox: string): Promise<number> {
  const { entries } = await client.call("readJournal", { path: { sandbox }, query: { limit: 1_000 } });
  const last = entries.findLast(({ status }) => status >= 400) ?? entries.at(-1);
  if (!last) throw new Refused(`nothing was asked in sandbox ${sandbox} yet`);
  return last.n;
}
