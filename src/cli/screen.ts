import { relative } from "node:path";
import type { Effect } from "../core/effect.ts";
import { version } from "../package.ts";
import type { JournalEntry } from "../runtime/journal.ts";
import { rolesOf } from "../runtime/roles.ts";
import type { Simulator } from "../simulator.ts";

/** What `start` shows: addresses, credentials, and a line that works however often it is pasted. */
export function startScreen(simulator: Simulator): string {
  const { addresses, gateway, runtime, options } = simulator;
  const sandbox = runtime.get("default");
  const services = addresses.flatMap(({ service: name, url }) => {
    const service = runtime.services.get(name);
    const roles = Object.values(service ? rolesOf(service) : {}).map(({ credentials }) =>
      Object.values(credentials).join(" : "),
    );
    return roles.map((role, i) => `  ${(i === 0 ? name : "").padEnd(14)} ${(i === 0 ? url : "").padEnd(24)} ${role}`);
  });
  const clock = sandbox?.clock();
  const time = clock?.mode === "frozen" ? `frozen at ${clock.now}` : `follows this machine, ${clock?.now}`;
  const scenarios = sandbox?.record.scenarios.join(", ") || "default";
  return [
    `Stunt Double ${version}    stands in for vendor APIs on this machine; nothing leaves it`,
    "",
    ...services,
    `  ${"control API".padEnd(14)} ${gateway}/_control/v1`,
    "",
    `  sandbox  default, scenario ${scenarios}      clock  ${time}`,
    options.data === undefined
      ? "  state    in memory, gone with this process"
      : `  state    ${shownPath(options.data)}, kept between runs; remove it to start over`,
    "",
    "Works as often as you paste it:",
    `  ${curlLine(simulator)}`,
    "Stop: Ctrl-C",
    "",
    "",
  ].join("\n");
}

/** A folder below this one is shown from here. */
function shownPath(folder: string): string {
  const below = relative(process.cwd(), folder);
  return below.startsWith("..") ? folder : `./${below}`;
}

function curlLine({ addresses }: Simulator): string {
  const rankMath = addresses.find(({ service }) => service === "rank-math");
  if (!rankMath) return `curl ${addresses[0]?.url}/health`;
  return `curl -u "reseller:aaaa bbbb cccc dddd eeee ffff" "${rankMath.url}/wp-json/reseller/v1/orders/"`;
}

/** `10:14:31  1  rank-math  POST   /wp-json/…/payment/   200  createOrder   4 ms` */
export function exchangeLine(entry: JournalEntry): string {
  const { n, at, service, operation = "", request, reply, rule, took, complaints = [] } = entry;
  const what = rule === undefined ? operation : `${codeOf(reply.body)}  rule ${rule}`;
  const cells = [
    at.slice(11, 19),
    String(n).padStart(3),
    service.padEnd(10),
    request.method.padEnd(7),
    shortened(request.path).padEnd(22),
    String(reply.status),
    what.padEnd(38),
    `${Math.max(1, Math.round(took))} ms`,
  ];
  return [cells.join("  "), ...complaints.map((complaint) => `          disagreement: ${complaint}`)].join("\n");
}

/** The last parts of an address, in which addresses differ. */
function shortened(path: string): string {
  const [, end = path] = /([^/]+\/[^/]+\/?)$/.exec(path) ?? [];
  return end.length < path.length - 1 ? `…/${end}` : path;
}

function codeOf(body: unknown): string {
  return typeof body === "object" && body !== null && "code" in body ? String(body.code) : "refused";
}

export function effectLine({ service, kind, topic, to = "", dueAt, status, attempts }: Effect): string {
  const last = attempts.at(-1);
  return `${dueAt.slice(11, 19)}       ${service}  → ${to || kind}  ${topic}  ${status}  ${last?.error ?? last?.status ?? ""}`.trimEnd();
}
