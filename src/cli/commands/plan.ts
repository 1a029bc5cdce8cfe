import type { components } from "../../../openapi/control/types.ts";
import { parseDuration } from "../../core/instant.ts";
import { group, meant } from "../command.ts";
import { asking, given } from "../connect.ts";
import { numberOf } from "../flags.ts";
import { columns, counted } from "../print.ts";
import { Usage } from "../terminal.ts";

type Plan = components["schemas"]["DeliveryPlan"];
type Step = components["schemas"]["DeliveryStep"];

const sends = ["normally", "twice", "wrongly-signed", "stale", "truncated"] as const;
const words = ["<status>", "timeout", "refused", ...sends, "wait:PT30S", "hold:2"];

/** One word for what becomes of one attempt. */
function stepOf(word: string): Step {
  if (/^[1-5]\d\d$/.test(word)) return { pretend: Number(word) };
  if (word === "timeout" || word === "refused") return { pretend: word };
  const send = sends.find((one) => one === word);
  if (send) return { send };
  const [, kind, rest = ""] = /^(wait|hold):(.+)$/.exec(word) ?? [];
  if (kind === "wait" && parseDuration(rest)) return { wait: rest };
  if (kind === "hold" && /^[1-9]\d*$/.test(rest)) return { hold: Number(rest) };
  throw new Usage(`${word} is no step of a delivery plan; ${meant(word, words)}`);
}

const stepWord = (step: Step): string => {
  if ("pretend" in step) return String(step.pretend);
  if ("send" in step) return step.send;
  return "wait" in step ? `wait:${step.wait}` : `hold:${step.hold}`;
};

const cells = ({ id, service, topic, to, plan: steps }: Plan): readonly string[] => [
  String(id).padStart(4),
  service,
  topic ?? "every topic",
  to ?? "",
  steps.map(stepWord).join(" "),
];

const add = asking({
  name: "outbox plan add",
  says: "what becomes of the next attempts, one word each; then deliveries are normal again",
  takes: ["<service>", "<step…>"],
  flags: {
    topic: { type: "string", value: "<topic>", says: "only deliveries about this" },
    to: { type: "string", value: "<address>", says: "only deliveries to this receiver" },
  },
  notes: [`Steps: ${words.join(" ")}`, "A status, timeout and refused are pretended: the receiver is not called."],
  examples: ["outbox plan add simvoly 500 timeout twice --topic trial_expired"],
  async ask({ client, sandbox, values, positionals: [service = "", ...steps] }) {
    const body = { service, ...given({ topic: values.topic, to: values.to }), plan: steps.map(stepOf) };
    const made = await client.call("addDeliveryPlan", { path: { sandbox }, body });
    return { json: made, text: columns([cells(made)]) };
  },
});

const list = asking({
  name: "outbox plan list",
  says: "the steps still to come",
  flags: {},
  examples: ["outbox plan list"],
  async ask({ client, sandbox }) {
    const answer = await client.call("listDeliveryPlans", { path: { sandbox } });
    return { json: answer, text: answer.plans.length === 0 ? "no plans\n" : columns(answer.plans.map(cells)) };
  },
});

const clear = asking({
  name: "outbox plan clear",
  says: "deliveries are normal again: one plan, or all",
  takes: ["[id]"],
  flags: {},
  examples: ["outbox plan clear", "outbox plan clear 2"],
  async ask({ client, sandbox, positionals: [id] }) {
    const query = { id: numberOf("a plan", id) };
    const answer = await client.call("clearDeliveryPlans", { path: { sandbox }, query });
    return { json: answer, text: `removed ${counted(answer.removed, "plan")}\n` };
  },
});

export const plan = group({
  name: "outbox plan",
  says: "make deliveries fail, double, lag or go wrongly signed",
  commands: { add, list, clear },
  usual: "list",
});
