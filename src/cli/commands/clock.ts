import type { components } from "../../../openapi/control/types.ts";
import { parseDuration, parseInstant } from "../../core/instant.ts";
import { group } from "../command.ts";
import { asking, type Told } from "../connect.ts";
import { Usage } from "../terminal.ts";

type Clock = components["schemas"]["Clock"];

const told = (clock: Clock): Told => ({
  json: clock,
  text: `${clock.now}  ${clock.mode === "frozen" ? "frozen" : "follows this machine"}${
    clock.next === null ? "" : `   next event ${clock.next}`
  }\n`,
});

function instant(text: string): string {
  const parsed = parseInstant(text);
  if (!parsed) throw new Usage(`${text} is not an instant; write it as 2026-11-22T10:00:00Z`);
  return parsed;
}

/** A duration, or an instant to go to. */
function target(text: string): { by: string } | { to: string } {
  if (parseDuration(text)) return { by: text };
  const to = parseInstant(text);
  if (!to) throw new Usage(`${text} is neither a duration such as P1Y or PT90M nor an instant`);
  return { to };
}

const show = asking({
  name: "clock show",
  says: "the sandbox's time, and when something is due next",
  flags: {},
  examples: ["clock show"],
  ask: async ({ client, sandbox }) => told(await client.call("readClock", { path: { sandbox } })),
});

const freeze = asking({
  name: "clock freeze",
  says: "stop time, now or at an instant",
  takes: ["[instant]"],
  flags: {},
  examples: ["clock freeze", "clock freeze 2026-11-22T10:00:00Z"],
  async ask({ client, sandbox, positionals: [at] }) {
    const body = at === undefined ? {} : { at: instant(at) };
    return told(await client.call("freezeClock", { path: { sandbox }, body }));
  },
});

const follow = asking({
  name: "clock follow",
  says: "this machine's time again",
  flags: {},
  examples: ["clock follow"],
  ask: async ({ client, sandbox }) => told(await client.call("followClock", { path: { sandbox } })),
});

const set = asking({
  name: "clock set",
  says: "show that instant from now on; nothing on the way is done at its own time",
  takes: ["<instant>"],
  flags: {},
  examples: ["clock set 2026-11-22T10:00:00Z"],
  async ask({ client, sandbox, positionals: [at = ""] }) {
    return told(await client.call("setClock", { path: { sandbox }, body: { at: instant(at) } }));
  },
});

const advance = asking({
  name: "clock advance",
  says: "move time on, doing everything that falls due on the way",
  takes: ["<duration|instant>"],
  flags: {
    rebase: { type: "boolean", says: "then move everything back, so that the sandbox agrees with this machine again" },
  },
  examples: ["clock advance P1Y", "clock advance P1DT1H --sandbox ci", "clock advance P13M --rebase"],
  async ask({ client, sandbox, values, positionals: [by = ""] }) {
    const body = { ...target(by), ...(values.rebase ? { rebase: true } : {}) };
    return told(await client.call("advanceClock", { path: { sandbox }, body }));
  },
});

const next = asking({
  name: "clock next",
  says: "move on to the next event, and do it",
  flags: {},
  examples: ["clock next"],
  async ask({ client, sandbox }) {
    const before = await client.call("readClock", { path: { sandbox } });
    const { json, text } = told(await client.call("advanceToNext", { path: { sandbox } }));
    return { json, text: before.next === null ? `${text.trimEnd()}   nothing is due\n` : text };
  },
});

const rebase = asking({
  name: "clock rebase",
  says: "move every stored instant so that now is now",
  takes: ["[instant]"],
  flags: {},
  examples: ["clock rebase"],
  async ask({ client, sandbox, positionals: [to] }) {
    const body = to === undefined ? {} : { to: instant(to) };
    return told(await client.call("rebaseClock", { path: { sandbox }, body }));
  },
});

export const clock = group({
  name: "clock",
  says: "show and move a sandbox's time",
  commands: { show, freeze, follow, set, advance, next, rebase },
  usual: "show",
});
