import type { Effect } from "./case.ts";
import type { Contract } from "./contract.ts";
import { SetUpFailure } from "./errors.ts";
import { type Hook, runPanelAction } from "./hook.ts";
import { isMembers, list, member, members, text } from "./json.ts";
import type { Remote } from "./remote.ts";
import type { Target } from "./target.ts";
import type { HookName } from "./target-capabilities.ts";

/** What a case can do beside the vendor's API, on whatever target it runs. */
export interface Surroundings {
  /** Sent with every request, e.g. the sandbox. */
  headers: Readonly<Record<string, string>>;
  panel(action: string, body: unknown): Promise<unknown>;
  readClock(): Promise<Date>;
  advanceClock(move: { by: string } | { to: string }): Promise<Date>;
  freezeClock(at: Date | undefined): Promise<Date>;
  outbox(): Promise<readonly Effect[]>;
  /** Returns once everything due has been delivered. */
  settle(): Promise<void>;
  rows(table: string): Promise<readonly unknown[]>;
  fault(fault: unknown): Promise<void>;
  settings(settings: unknown): Promise<void>;
  leave(): Promise<void>;
}

/** A sandbox of its own on a Stunt Double, made for one case. */
export async function ownSandbox(
  control: Remote,
  contract: Contract,
  { name, settings }: { name: string; settings: Readonly<Record<string, unknown>> },
): Promise<Surroundings> {
  const { service } = contract;
  await control.send("POST", "/sandboxes", { name, settings: { [service]: settings } });
  const own = `/sandboxes/${name}`;
  const settle = async () => void (await control.send("POST", `${own}/settle`));
  return {
    headers: { "x-sandbox": name },
    panel: (action, body) => control.send("POST", `${own}/panel/${service}/${action}`, body ?? {}),
    readClock: async () => instantIn(await control.send("GET", `${own}/clock`)),
    advanceClock: async (move) => instantIn(await control.send("POST", `${own}/clock/advance`, move)),
    freezeClock: async (at) =>
      instantIn(await control.send("POST", `${own}/clock/freeze`, at ? { at: at.toISOString() } : {})),
    async outbox() {
      await settle();
      return effectsIn(await control.send("GET", `${own}/outbox`), service);
    },
    settle,
    rows: (table) => allRows(control, `${own}/rows/${service}/${table}`),
    fault: async (fault) => void (await control.send("POST", `${own}/faults`, { service, ...members(fault) })),
    settings: async (changed) => void (await control.send("PATCH", `${own}/settings/${service}`, changed)),
    leave: async () => void (await control.send("DELETE", own)),
  };
}

/** Any other target: what it claims to offer goes through its hooks. */
export function sharedWorld({ hooks }: Target, service: string): Surroundings {
  const hook = (capability: HookName): Hook => hooks[capability] ?? missing(capability);
  const only = (what: string) => (): never => missing(what);
  return {
    headers: {},
    panel: (action, body) => runPanelAction(hook("panel"), action, body ?? {}),
    readClock: () => readClock(hook("clock")),
    advanceClock: async (move) => instantIn(await hook("clock").call("advanceClock", move)),
    freezeClock: only("freezing the clock"),
    outbox: () => readOutbox(hook("outbox"), service),
    // A target's outbox is read after everything due has been delivered.
    settle: async () => void (await readOutbox(hook("outbox"), service)),
    rows: only("rows"),
    fault: only("faults"),
    settings: only("settings"),
    leave: async () => {},
  };
}

export const readClock = async (hook: Hook): Promise<Date> => instantIn(await hook.call("readClock", {}));

export const readOutbox = async (hook: Hook, service: string): Promise<readonly Effect[]> =>
  effectsIn(await hook.call("readOutbox", {}), service);

function missing(what: string): never {
  throw new SetUpFailure(`the target offers no ${what}`);
}

const pageSize = 1000;

async function allRows(control: Remote, path: string): Promise<readonly unknown[]> {
  const rows: unknown[] = [];
  for (;;) {
    const page = list(member(await control.send("GET", `${path}?skip=${rows.length}&limit=${pageSize}`), "rows"));
    rows.push(...page);
    if (page.length < pageSize) return rows;
  }
}

function instantIn(clock: unknown): Date {
  const now = new Date(text(member(clock, "now")) ?? "");
  if (Number.isNaN(now.getTime()))
    throw new SetUpFailure(`the clock answered ${JSON.stringify(clock)}, not {now: <instant>}`);
  return now;
}

const isEffect = (value: unknown): value is Effect & { service?: string } =>
  isMembers(value) && typeof value["id"] === "number" && typeof value["topic"] === "string" && isMembers(value["data"]);

function effectsIn(outbox: unknown, service: string): readonly Effect[] {
  const effects = member(outbox, "effects");
  if (!Array.isArray(effects))
    throw new SetUpFailure(`the outbox answered ${JSON.stringify(outbox)}, not {effects: [<effect>, …]}`);
  return list(effects)
    .filter(isEffect)
    .filter((effect) => (effect.service ?? service) === service);
}
