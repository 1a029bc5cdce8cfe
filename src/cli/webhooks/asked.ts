import { parseDuration, plus, toMillis } from "../../core/instant.ts";
import type { Service } from "../../core/service.ts";
import type { HookCredentials, WebhookPlan } from "../../core/webhook-plan.ts";
import { refusedAddress } from "../../runtime/address.ts";
import { rolesOf } from "../../runtime/roles.ts";
import { registry } from "../../services/registry.ts";
import { meant } from "../command.ts";
import type { Values } from "../flags.ts";
import { Usage } from "../terminal.ts";
import type { flags } from "./flags.ts";
import type { Limit } from "./receiver.ts";

type Chosen = Values<typeof flags>;

/** A service with the plan of its webhooks. */
export interface Sender {
  readonly service: Service;
  readonly offset: number;
  readonly plan: WebhookPlan;
}

/** Those that were named, or every one that sends webhooks. */
export async function sendersNamed(names: readonly string[] | undefined): Promise<readonly Sender[]> {
  const known = registry.map(({ service }) => service.name);
  const unknown = names?.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Usage(`no service ${unknown}; ${meant(unknown, known)}`);
  const wanted = registry.filter(({ service: { name } }) => names === undefined || names.includes(name));
  const senders: Sender[] = [];
  for (const { service, offset } of wanted) {
    const plan = await service.webhookPlan?.();
    if (plan) senders.push({ service, offset, plan });
    else if (names) throw new Usage(`${service.name} sends no webhooks; ${sending()} do`);
  }
  return senders;
}

const sending = (): string =>
  registry.flatMap(({ service }) => (service.webhookPlan ? [service.name] : [])).join(" and ");

/** An address of the user's own, to which something may be sent. */
export function ownAddress(flag: string, text: string, allowedHosts: readonly string[] = []): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw new Usage(`${flag} ${text} is not an http address`);
  if (url.username !== "" || url.password !== "") throw new Usage(`${flag} takes an address without name and password`);
  if (url.hash !== "")
    throw new Usage(`${flag} ${text} ends in a fragment, which is never sent; leave out ${url.hash}`);
  const refused = refusedAddress(text, allowedHosts);
  if (refused !== undefined) throw new Usage(`${flag} ${text}: ${refused}`);
  return text;
}

/** What the deliveries are signed with: what was given, else what is ready-made. */
export function credentialsFor({ service, plan: { signedBy } }: Sender, { key, secret }: Chosen): HookCredentials {
  if (secret === "") throw new Usage("--secret is empty; leave it out for the ready-made one");
  if ("secret" in signedBy) {
    if (key !== undefined) throw new Usage(`the webhooks of ${service.name} carry no key; leave --key out`);
    return { secret: secret ?? signedBy.secret };
  }
  if (key !== undefined && !/^[!-9;-~]+$/.test(key))
    throw new Usage("--key takes letters, figures and signs without space and colon");
  const ready = rolesOf(service)[signedBy.role]?.credentials ?? {};
  return { key: key ?? ready.key ?? "", secret: secret ?? ready.secret ?? "" };
}

const longestLimit = 60_000;

/** How long a receiver may take: as given, else as long as the service waits. */
export function limitOf({ answersWithin: { seconds, because } }: WebhookPlan, within: string | undefined): Limit {
  if (within === undefined) return { millis: 1000 * seconds, because };
  const span = parseDuration(within);
  const epoch = "1970-01-01T00:00:00.000Z";
  const millis = span ? toMillis(plus(epoch, span)) : Number.NaN;
  if (millis > 0 && millis <= longestLimit) return { millis, because: "as --within says" };
  throw new Usage(`--within takes a duration up to a minute such as PT2S, not ${within}`);
}
