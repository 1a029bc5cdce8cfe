import type { components } from "../../../openapi/control/types.ts";
import { parseDuration } from "../../core/instant.ts";
import { group } from "../command.ts";
import { asking, given } from "../connect.ts";
import { fieldsOf } from "../fields.ts";
import { numberOf, wholeNumber } from "../flags.ts";
import { columns, counted, shown } from "../print.ts";
import { Usage } from "../terminal.ts";

type Fault = components["schemas"]["Fault"];
type Transport = components["schemas"]["TransportFault"];

const cells = ({ id, service, operation, answer, transport, when = {}, next, at }: Fault): readonly string[] => [
  String(id).padStart(4),
  service,
  operation,
  answer ?? (typeof transport === "object" ? `latency ${transport.latency}` : (transport ?? "")),
  at === "after" ? "after the change is kept" : "",
  Object.entries(when)
    .map(([name, value]) => `${name}=${shown(value)}`)
    .join(" "),
  counted(next, "time"),
];

const transports = ["reset", "truncated", "malformed", "rate-limit"] as const;
const transportNames: readonly string[] = [...transports, "latency"];

const add = asking({
  name: "fault add",
  says: "answer the next calls with an error of the operation, in the vendor's words, or break them on the way",
  takes: ["<service>", "<operationId>", "[code]"],
  flags: {
    next: { type: "string", value: "<n>", says: "so many calls (1)" },
    when: { type: "string", multiple: true, value: "<field=value>", says: "only calls with this field" },
    after: { type: "boolean", says: "the change is kept, its answer lost" },
    latency: { type: "string", value: "<duration>", says: "answer so much later, e.g. PT2S" },
    reset: { type: "boolean", says: "break the connection" },
    truncated: { type: "boolean", says: "stop in the middle of the body" },
    malformed: { type: "boolean", says: "a body that cannot be read" },
    "rate-limit": { type: "boolean", says: "refuse as if there had been too many" },
  },
  examples: [
    "fault add rank-math createOrder storing_error --next 2",
    "fault add rank-math createOrder storing_error --when type=renewal",
    "fault add rank-math listOrders --latency PT2S",
  ],
  async ask({ client, sandbox, values, positionals: [service = "", operation = "", answer] }) {
    if (answer !== undefined && transportNames.includes(answer))
      throw new Usage(`${answer} is no error code of an operation; did you mean --${answer}?`);
    const chosen: Transport[] = transports.filter((one) => values[one] === true);
    if (values.latency !== undefined) chosen.push({ latency: duration(values.latency) });
    const [transport] = chosen;
    if (chosen.length + (answer === undefined ? 0 : 1) !== 1)
      throw new Usage(`fault add takes a code or one of --latency ${transports.map((one) => `--${one}`).join(" ")}`);
    const when = values.when === undefined ? undefined : plainFields(values.when);
    const body = {
      service,
      operation,
      ...given({ answer, transport, when, next: wholeNumber("next", values.next, [1, Number.MAX_SAFE_INTEGER]) }),
      ...(values.after ? { at: "after" as const } : {}),
    };
    const made = await client.call("addFault", { path: { sandbox }, body });
    return { json: made, text: columns([cells(made)]) };
  },
});

function duration(text: string): string {
  if (parseDuration(text)) return text;
  throw new Usage(`--latency takes a duration such as PT2S, not ${text}`);
}

function plainFields(words: readonly string[]): Record<string, string | number | boolean> {
  const fields = Object.entries(fieldsOf(words)).map(([name, value]) => {
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
      return [name, value] as const;
    throw new Usage(`--when ${name} takes text, a number, true or false`);
  });
  return Object.fromEntries(fields);
}

const list = asking({
  name: "fault list",
  says: "faults still waiting for their call",
  flags: {},
  examples: ["fault list"],
  async ask({ client, sandbox }) {
    const answer = await client.call("listFaults", { path: { sandbox } });
    return { json: answer, text: answer.faults.length === 0 ? "no faults\n" : columns(answer.faults.map(cells)) };
  },
});

const clear = asking({
  name: "fault clear",
  says: "take one back, or all",
  takes: ["[id]"],
  flags: {},
  examples: ["fault clear", "fault clear 2"],
  async ask({ client, sandbox, positionals: [id] }) {
    const query = { id: numberOf("a fault", id) };
    const answer = await client.call("clearFaults", { path: { sandbox }, query });
    return { json: answer, text: `removed ${counted(answer.removed, "fault")}\n` };
  },
});

export const fault = group({
  name: "fault",
  says: "fail on purpose",
  commands: { add, list, clear },
  usual: "list",
});
