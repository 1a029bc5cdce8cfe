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
    as: { type: "string", value: "<role>", says: "whose credentials to use (the service's first role); nobody = none" },
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
    const body = { with: fieldsOf(words), ...roleOf(values.as, await rolesFor(client, service)) };
    const answer = await client.call("callOperation", { path: { sandbox, service, operation }, body });
    const good = answer.status >= 200 && answer.status < 300;
    return { json: answer, text: `${answer.status}  ${shown(answer.body)}\n`, code: good ? 0 : 1 };
  },
});

type Client = Parameters<Parameters<typeof asking>[0]["ask"]>[0]["client"];

async function rolesFor(client: Client, service: string): Promise<readonly string[]> {
  const { services } = await client.call("readInfo");
  const found = services.find(({ name }) => name === service);
  if (found) return Object.keys(found.credentials);
  throw new Usage(
    `no service ${service}; ${meant(
      service,
      services.map(({ name }) => name),
    )}`,
  );
}

function roleOf(asked: string | undefined, roles: readonly string[]): { as?: string } {
  if (asked === "nobody") return {};
  const [usual] = roles;
  if (asked === undefined) return usual === undefined ? {} : { as: usual };
  if (roles.includes(asked)) return { as: asked };
  throw new Usage(`no role ${asked}; ${meant(asked, [...roles, "nobody"])}`);
}
