import type { IncomingMessage } from "node:http";
import type { components } from "../../../openapi/control/types.ts";
import { inSandbox, sandboxOf } from "../address.ts";
import { command, group } from "../command.ts";
import { asking, given, reached } from "../connect.ts";
import { entryFilter, entryFlags, entryQuery } from "../filter.ts";
import { wholeNumber } from "../flags.ts";
import { linesOf, opened } from "../network.ts";
import { asJson, columns } from "../print.ts";
import { Refused, type Terminal, Usage } from "../terminal.ts";

type Entry = components["schemas"]["JournalEntry"];

const cells = ({ n, at, service, method, path, query, status, operation, rule }: Entry): readonly string[] => [
  String(n).padStart(4),
  at.slice(0, 19),
  service,
  method,
  `${path}${query === "" ? "" : `?${query}`}`,
  String(status),
  rule === null ? (operation ?? "") : `rule ${rule}`,
];

const many = [0, Number.MAX_SAFE_INTEGER] as const;

const list = command({
  name: "journal list",
  says: "what was asked and answered, oldest first",
  flags: {
    ...entryFlags,
    since: { type: "string", value: "<n>", says: "after this number" },
    limit: { type: "string", value: "<n>", says: "only so many, the newest" },
    follow: { type: "boolean", says: "and what comes, until Ctrl-C; with --json one line each" },
    ...inSandbox,
  },
  examples: ["journal", "journal --follow --rule plan-exists", "journal --field email=jane@example.com --json"],
  async run(call) {
    const { values, terminal } = call;
    const { client, gateway, authority } = reached(call);
    const path = { sandbox: sandboxOf({ sandbox: values.sandbox }) };
    const since = wholeNumber("since", values.since, many);
    const query = { ...entryQuery(values), since };
    if (values.follow && values.limit !== undefined) throw new Usage("--follow or --limit, not both");
    if (values.follow) {
      const answer = await opened(gateway, client.request("streamJournal", { path, query }), authority);
      if (answer.statusCode !== 200) {
        // Asked without following, it is refused in words.
        await client.call("readJournal", { path, query });
        throw new Refused(`the journal of sandbox ${path.sandbox} cannot be followed`);
      }
      return followed(answer, { terminal, json: values.json === true });
    }
    const answer = await client.call("readJournal", {
      path,
      query: { ...query, limit: wholeNumber("limit", values.limit, [1, 100_000]) },
    });
    const dropped = answer.dropped > 0 ? `${answer.dropped} older ones were dropped\n` : "";
    terminal.out(values.json ? asJson(answer) : dropped + columns(answer.entries.map(cells)));
    return 0;
  },
});

interface Heard {
  readonly terminal: Terminal;
  readonly json: boolean;
}

async function followed(answer: IncomingMessage, { terminal, json }: Heard): Promise<number> {
  let stopped = false;
  answer.setEncoding("utf8");
  void terminal.interrupted().then(() => {
    stopped = true;
    answer.destroy();
  });
  for await (const line of linesOf(answer, () => stopped)) {
    if (line !== "") terminal.out(json ? `${line}\n` : columns([cells(JSON.parse(line))]));
  }
  return 0;
}

const verify = asking({
  name: "journal verify",
  says: "was it asked as often as it should be? at least once, when no number is given",
  flags: {
    ...entryFlags,
    "at-least": { type: "string", value: "<n>", says: "so often or more" },
    "at-most": { type: "string", value: "<n>", says: "so often or less" },
    exactly: { type: "string", value: "<n>", says: "so often" },
  },
  notes: ["Exit codes: 0 yes · 1 no, or the journal has dropped what would tell"],
  examples: ["journal verify --operation createOrder --field email=jane@example.com --exactly 1"],
  async ask({ client, sandbox, values }) {
    const bounds = given({
      atLeast: wholeNumber("at-least", values["at-least"], many),
      atMost: wholeNumber("at-most", values["at-most"], many),
      exactly: wholeNumber("exactly", values.exactly, many),
    });
    const asked = Object.keys(bounds).length === 0 ? { atLeast: 1 } : bounds;
    const body = { ...given(entryFilter(values)), ...asked };
    const answer = await client.call("verifyJournal", { path: { sandbox }, body });
    const near = answer.nearest.length > 0 ? `   nearest: ${answer.nearest.join(", ")}` : "";
    const text = `${answer.verdict}   found ${answer.found}${near}\n`;
    return { json: answer, text, code: answer.verdict === "yes" ? 0 : 1 };
  },
});

const clear = asking({
  name: "journal clear",
  says: "forget what was asked so far",
  flags: {},
  examples: ["journal clear"],
  async ask({ client, sandbox }) {
    await client.call("clearJournal", { path: { sandbox } });
    return { json: { cleared: sandbox }, text: `cleared  journal of sandbox ${sandbox}\n` };
  },
});

export const journal = group({
  name: "journal",
  says: "what was asked and answered",
  commands: { list, verify, clear },
  usual: "list",
});
