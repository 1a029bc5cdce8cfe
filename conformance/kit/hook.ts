import { runCommandHook } from "./command-hook.ts";
import { NotApplicable, SetUpFailure } from "./errors.ts";
import { list, member, texts } from "./json.ts";
import { remoteAt } from "./remote.ts";
import type { HookWay } from "./target-capabilities.ts";
import type { Transport } from "./transport.ts";

/** What a target offers for the kit beside the vendor's API: operations of the control contract, over HTTP or by a command. */
export interface Hook {
  /** Where the target file claims it, e.g. `target.yaml:12:3`. */
  place: string;
  /** By operation, e.g. `readClock` or `panel/addReseller`. A refusal is a `SetUpFailure`, silence a `HookSilent`. */
  call(operation: string, body: unknown): Promise<unknown>;
  /** The panel actions it says it offers; nothing when it does not say. Asked once. */
  actions(): Promise<ReadonlySet<string> | undefined>;
}

interface Means {
  transport: Transport;
  folder: string;
  timeout: number;
  redact(text: string): string;
}

export function hookBy(way: HookWay, means: Means): Hook {
  const call = callerOf(way, means);
  let actions: Promise<ReadonlySet<string> | undefined> | undefined;
  return { place: way.place, call, actions: () => (actions ??= actionsListedBy(call)) };
}

function callerOf(way: HookWay, { transport, ...means }: Means): Hook["call"] {
  if ("command" in way) return (operation, body) => runCommandHook({ command: way.command, ...means }, operation, body);
  const remote = remoteAt(way.address, way.headers, transport);
  return (operation, body) => remote.send("POST", `/${operation}`, body);
}

async function actionsListedBy(call: Hook["call"]): Promise<ReadonlySet<string> | undefined> {
  try {
    const actions = member(await call("listPanelActions", {}), "actions");
    return Array.isArray(actions) ? new Set(texts(list(actions).map((one) => member(one, "name")))) : undefined;
  } catch (thrown) {
    // A hook need not know this operation; whether it works at all is found out by the probe.
    if (thrown instanceof SetUpFailure) return undefined;
    throw thrown;
  }
}

/** Does a panel action through a hook, unless the hook says that it does not offer it. */
export async function runPanelAction(hook: Hook, action: string, body: unknown): Promise<unknown> {
  const offered = await hook.actions();
  if (offered !== undefined && !offered.has(action))
    throw new NotApplicable(`panel action ${action} not offered by the hook`);
  return hook.call(`panel/${action}`, body);
}
