import type { Capability } from "./case.ts";
import type { Contract } from "./contract.ts";
import type { ConformanceCase } from "./suite.ts";
import { isLoopback, isOneOf, permits, type Target } from "./target.ts";
import { settingsOf } from "./target-contract.ts";

const onStuntDouble: readonly Capability[] = ["clock", "panel", "outbox", "rows", "faults", "settings"];

/** Why a case cannot be judged on a target, and what to prepare; nothing when it can. */
export function whyNotApplicable(file: ConformanceCase, contract: Contract, target: Target): string | undefined {
  return (
    outOfScope(file, target) ??
    newer(file, target) ??
    forbidden(file, target) ??
    missingRole(file, target) ??
    missingCapability(file, target) ??
    missingGiven(file, target) ??
    otherSetting(file, contract, target)
  );
}

function outOfScope(file: ConformanceCase, { operations, rules }: Target): string | undefined {
  const about = file.contract.map((pair) => pair.split(" ")[0] ?? "");
  const operation = operations && about.find((id) => !operations.includes(id));
  if (operation !== undefined) return `operation ${operation} not in the target file`;
  const named = [...(file.rules?.positive ?? []), ...(file.rules?.contrast ?? [])];
  const rule = rules && named.find((id) => !rules.includes(id));
  return rule && `rule ${rule} not in the target file`;
}

function newer({ since }: ConformanceCase, { suite }: Target): string | undefined {
  return suite !== undefined && compareVersions(since, suite) > 0 ? `newer than suite ${suite}` : undefined;
}

/** `1.10` is newer than `1.9`. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(".").map(Number));
  const length = Math.max(left?.length ?? 0, right?.length ?? 0);
  const steps = Array.from({ length }, (_, index) => (left?.[index] ?? 0) - (right?.[index] ?? 0));
  return steps.find((step) => step !== 0) ?? 0;
}

function forbidden({ does, suite }: ConformanceCase, target: Target): string | undefined {
  const production = target.production || isOneOf(suite.productionHosts ?? [], target.address);
  const may = production ? "reads" : target.may;
  if (permits(may, does)) return undefined;
  return production
    ? `${does}, and production is only read`
    : `${does}, and the target may have ${may} at most (may: ${does})`;
}

function missingRole({ needs, suite }: ConformanceCase, { roles }: Target): string | undefined {
  const role = [...(suite.usualRoles ?? []), ...(needs?.roles ?? [])].find((one) => roles[one] === undefined);
  return role && `role ${role} not given`;
}

function missingCapability({ needs }: ConformanceCase, target: Target): string | undefined {
  const offered = capabilitiesOf(target);
  const capability = needs?.capabilities?.find((one) => !offered.includes(one));
  if (capability === undefined) return undefined;
  return onStuntDouble.indexOf(capability) > 2 ? `${capability}: on a Stunt Double only` : `${capability} not claimed`;
}

/** A Stunt Double on this machine reaches the kit unasked; every other target needs to be told where the kit listens. */
function capabilitiesOf({ address, control, hooks, receiver }: Target): readonly string[] {
  const own = control === undefined ? Object.keys(hooks) : onStuntDouble;
  const heard = receiver !== undefined || (control !== undefined && isLoopback(address));
  return heard ? [...own, "webhook-receiver"] : own;
}

/** Whether a case needs the target to itself: it moves its time or settings, or hears what goes to the one address registered. */
export function runsAlone({ needs, settings }: ConformanceCase, { control, receiver }: Target): boolean {
  const uses = (capability: Capability) => needs?.capabilities?.includes(capability) === true;
  if (receiver?.registered !== undefined && uses("webhook-receiver")) return true;
  return control === undefined && (settings !== undefined || uses("clock") || uses("settings"));
}

function missingGiven({ needs }: ConformanceCase, { given }: Target): string | undefined {
  const name = needs?.given?.find((one) => given[one] === undefined || given[one] === null);
  return name && `given.${name} not given`;
}

function otherSetting({ settings }: ConformanceCase, contract: Contract, target: Target): string | undefined {
  if (target.control !== undefined) return undefined;
  const known = settingsOf(contract);
  const [name, value] = Object.entries(settings ?? {}).find(
    ([setting, wanted]) => (target.settings[setting] ?? known.get(setting)?.default) !== wanted,
  ) ?? [undefined];
  return name && `setting ${name} is not ${String(value)} there`;
}
