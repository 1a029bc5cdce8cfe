import type { components } from "../../../openapi/control/types.ts";
import { parseDuration } from "../../core/instant.ts";
import { group } from "../command.ts";
import { asking, given } from "../connect.ts";
import { type Flags, numberOf, oneOf, type Values, wholeNumber } from "../flags.ts";
import { columns, counted } from "../print.ts";
import { Usage } from "../terminal.ts";
import { fate } from "../traffic.ts";
import { plan } from "./plan.ts";

type Effect = components["schemas"]["Effect"];

const filterFlags = {
  service: { type: "string", value: "<service>", says: "announced by this service" },
  kind: { type: "string", value: "<kind>", says: "webhook, email, call or job" },
  topic: { type: "string", value: "<topic>", says: "about this" },
  to: { type: "string", value: "<address>", says: "to this receiver" },
  status: { type: "string", value: "<status>", says: "pending, delivered, failed or prepared" },
} as const satisfies Flags;

function filterOf({ service, kind, topic, to, status }: Values<typeof filterFlags>) {
  return {
    service,
    topic,
    to,
    kind: kind === undefined ? undefined : oneOf("--kind", kind, ["webhook", "email", "call", "job"]),
    status:
      status === undefined ? undefined : oneOf("--status", status, ["pending", "delivered", "failed", "prepared"]),
  };
}

const cells = (effect: Effect): readonly string[] => [
  String(effect.id).padStart(4),
  (effect.attempts.at(-1)?.at ?? effect.dueAt).slice(0, 19),
  effect.service,
  effect.kind,
  effect.topic,
  effect.to === undefined ? "" : `→ ${effect.to}`,
  effect.attempts.length > 1 ? `${effect.attempts.length} attempts` : "",
  effect.attempts.length === 0 && effect.status === "pending" ? `due ${effect.dueAt.slice(0, 19)}` : fate(effect),
];

const effectsTold = (answer: { readonly effects: readonly Effect[] }) => ({
  json: answer,
  text: answer.effects.length === 0 ? "nothing\n" : columns(answer.effects.map(cells)),
});

const list = asking({
  name: "outbox list",
  says: "webhooks, e-mails and jobs with what came of them",
  flags: filterFlags,
  examples: ["outbox", "outbox --topic trial_expired", "outbox list --status failed --json"],
  async ask({ client, sandbox, values }) {
    return effectsTold(await client.call("readOutbox", { path: { sandbox }, query: filterOf(values) }));
  },
});

const show = asking({
  name: "outbox show",
  says: "one effect with all its attempts",
  takes: ["<id>"],
  flags: {},
  examples: ["outbox show 3"],
  async ask({ client, sandbox, positionals: [id] }) {
    const effect = await client.call("readEffect", { path: { sandbox, effect: numberOf("an effect", id) ?? 0 } });
    return { json: effect, text: `${columns([cells(effect)])}${JSON.stringify(effect, undefined, 2)}\n` };
  },
});

const wait = asking({
  name: "outbox wait",
  says: "until so many have come",
  flags: {
    ...filterFlags,
    "at-least": { type: "string", value: "<n>", says: "so many (1)" },
    within: { type: "string", value: "<duration>", says: "no longer than this (PT5S)" },
  },
  notes: ["Exit codes: 0 they came · 1 they did not"],
  examples: ["outbox wait --topic project_created --at-least 3 --within PT10S"],
  async ask({ client, sandbox, values }) {
    const { within } = values;
    if (within !== undefined && !parseDuration(within))
      throw new Usage(`--within takes a duration such as PT5S, not ${within}`);
    const atLeast = wholeNumber("at-least", values["at-least"], [1, Number.MAX_SAFE_INTEGER]);
    const body = given({ ...filterOf(values), atLeast, within });
    const answer = await client.call("waitForEffects", { path: { sandbox }, body });
    const text = answer.enough ? "" : `not enough: ${counted(answer.effects.length, "effect")}\n`;
    return { json: answer, text: text + effectsTold(answer).text, code: answer.enough ? 0 : 1 };
  },
});

const settle = asking({
  name: "outbox settle",
  says: "wait until nothing due is left",
  flags: {},
  examples: ["outbox settle"],
  async ask({ client, sandbox }) {
    await client.call("settle", { path: { sandbox } });
    return { json: { settled: sandbox }, text: `settled  sandbox ${sandbox}\n` };
  },
});

const deliver = asking({
  name: "outbox deliver",
  says: "deliver what is due now, and say what was attempted",
  flags: {},
  examples: ["outbox deliver"],
  ask: async ({ client, sandbox }) => effectsTold(await client.call("deliverDue", { path: { sandbox } })),
});

const redeliver = asking({
  name: "outbox redeliver",
  says: "one attempt more, now, whatever became of it before",
  takes: ["<id>"],
  flags: {},
  examples: ["outbox redeliver 3"],
  async ask({ client, sandbox, positionals: [id] }) {
    const effect = await client.call("redeliverEffect", { path: { sandbox, effect: numberOf("an effect", id) ?? 0 } });
    return { json: effect, text: columns([cells(effect)]) };
  },
});

export const outbox = group({
  name: "outbox",
  says: "webhooks, e-mails and jobs: what was sent and what waits",
  commands: { list, show, wait, settle, deliver, redeliver, plan },
  usual: "list",
});
