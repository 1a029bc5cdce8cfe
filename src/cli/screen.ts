import { relative } from "node:path";
import { version } from "../package.ts";
import type { JournalEntry } from "../runtime/journal/journal.ts";
import { rolesOf } from "../runtime/roles.ts";
import type { Simulator } from "../simulator.ts";
import { columns } from "./print.ts";

/** What `start` shows: addresses, credentials, and a line that works however often it is pasted. */
export function startScreen(simulator: Simulator, folder: string = process.cwd()): string {
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
  const typed = (words: string) => `npx stunt-double ${words}${gateway.endsWith(":4100") ? "" : ` --url ${gateway}`}`;
  return [
    `Stunt Double ${version}    stands in for vendor APIs on this machine; nothing leaves it`,
    "",
    ...services,
    `  ${"control API".padEnd(14)} ${gateway}/_control/v1`,
    "",
    `  sandbox  default, scenario ${scenarios}      clock  ${time}`,
    options.data === undefined
      ? "  state    in memory, gone with this process"
      : `  state    ${shownPath(options.data, folder)}, kept between runs      start over: ${typed("reset")}`,
    "",
    ...trust(simulator),
    "Works as often as you paste it:",
    `  ${curlLine(simulator)}`,
    `Names for your shell: eval "$(${typed("env")})"    Windows: ${typed("env --format powershell")}    Stop: Ctrl-C`,
    "",
    "",
  ].join("\n");
}

/** How clients come to trust the certificates shown; nothing without TLS. */
function trust(simulator: Simulator): readonly string[] {
  const lines = simulator.trustLines().map(({ client, line }) => [client, line]);
  return lines.length === 0 ? [] : ["Trust its certificate:", columns(lines, "  ")];
}

/** A folder below the one we stand in is shown from there. */
function shownPath(path: string, folder: string): string {
  const below = relative(folder, path);
  return below.startsWith("..") ? path : `./${below}`;
}

function curlLine(simulator: Simulator): string {
  const { addresses } = simulator;
  const trusting = simulator.trustLines().find(({ client }) => client === "curl");
  const curl = trusting?.line.replace(/ …$/, "") ?? "curl";
  const rankMath = addresses.find(({ service }) => service === "rank-math");
  if (!rankMath) return `${curl} ${addresses[0]?.url}/health`;
  return `${curl} -u "reseller:aaaa bbbb cccc dddd eeee ffff" "${rankMath.url}/wp-json/reseller/v1/orders/"`;
}

export const screenJson = ({ gateway, addresses }: Simulator) => ({
  gateway,
  control: `${gateway}/_control/v1`,
  services: Object.fromEntries(addresses.map(({ service, url }) => [service, url])),
});

export function exchangeJson({ n, at, service, operation, request, reply, rule, grade }: JournalEntry) {
  return { n, at, service, operation, method: request.method, path: request.path, status: reply.status, rule, grade };
}
