import { asking } from "../connect.ts";
import { columns, shown } from "../print.ts";

export const mail = asking({
  name: "mail",
  says: "e-mails, with the codes and links in them",
  flags: {
    to: { type: "string", value: "<address>", says: "to this receiver" },
    topic: { type: "string", value: "<topic>", says: "about this" },
  },
  examples: ["mail", "mail --to jane@example.com --json"],
  async ask({ client, sandbox, values }) {
    const query = { kind: "email" as const, to: values.to, topic: values.topic };
    const answer = await client.call("readOutbox", { path: { sandbox }, query });
    const letters = answer.effects.map(({ id, dueAt, service, topic, to = "", data, codes = [], links = [] }) =>
      [
        columns([[String(id).padStart(4), dueAt.slice(0, 19), service, topic, `→ ${to}`]]),
        "subject" in data ? `      ${shown(data.subject)}\n` : "",
        columns([...codes.map((code) => ["code", code]), ...links.map((link) => ["link", link])], "      "),
      ].join(""),
    );
    return { json: answer, text: letters.length === 0 ? "no mail\n" : letters.join("") };
  },
});
