import { meant } from "../command.ts";
import { asking } from "../connect.ts";
import { fieldsOf } from "../fields.ts";
import { shown } from "../print.ts";
import { Usage } from "../terminal.ts";

export const call = asking({
  name: "call",
  says: "one operation, signed, with the fields you name",
  takes: ["<service>", "<operationId>", "[field=value…]"],
  flags: {
    as: {
      type: "string",
      value: "<role>",
      says: "whose credentials to use (who has a key that a field names, else the service's first role); nobody = none",
    },
  },
  notes: [
    "A field is name=text, or name:=json for numbers, lists and the like.",
    "Exit codes: 0 for a 2xx, 1 for any other answer.",
  ],
  examples: [
    "call rank-math createOrder type=parent first_name=Jane email=jane@example.com plan=seo-by-rank-math-pro",
    "call rank-math listOrders number:=5 --as other-reseller",
  ],
  async ask({ client, sandbox, values, positionals: [service = "", operation = "", ...words] }) {
    const fields = fieldsOf(words);
    const body = { with: fields, ...roleOf(values.as, { fields, roles: await rolesFor(client, service) }) };
    const answer = await client.call("callOperation", { path: { sandbox, service, operation }, body });
    const good = answer.status >= 200 && answer.status < 300;
    return { json: answer, text: `${answer.status}  ${shown(answer.body)}\n`, code: good ? 0 : 1 };
  },
});

type Client = Parameters<Parameters<typeof asking>[0]["ask"]>[0]["client"];

/** What each role of a service proves itself with. */
type Roles = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

async function rolesFor(client: Client, service: string): Promise<Roles> {
  const { services } = await client.call("readInfo");
  const found = services.find(({ name }) => name === service);
  if (found) return found.credentials;
  throw new Usage(
    `no service ${service}; ${meant(
      service,
      services.map(({ name }) => name),
    )}`,
  );
}

interface Asking {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly roles: Roles;
}

function roleOf(asked: string | undefined, { fields, roles }: Asking): { as?: string } {
  if (asked === "nobody") return {};
  const names = Object.keys(roles);
  if (asked !== undefined && !names.includes(asked))
    throw new Usage(`no role ${asked}; ${meant(asked, [...names, "nobody"])}`);
  const named = names.find((name) =>
    Object.values(roles[name] ?? {}).some((key) => Object.values(fields).includes(key)),
  );
  const as = asked ?? named ?? names[0];
  return as === undefined ? {} : { as };
}
