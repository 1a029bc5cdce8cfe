import type { Capability } from "./case.ts";
import type { Contract } from "./contract.ts";
import type { ConformanceCase } from "./suite.ts";
import { isLoopback, permits, type Target } from "./target.ts";

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

function forbidden({ does }: ConformanceCase, { may, production }: Target): string | undefined {
  if (permits(may, does)) return undefined;
  return production
    ? `${does}, and production is only read`
    : `${does}, and the target may have ${may} at most (may: ${does})`;
}

function missingRole({ needs, suite }: ConformanceCase, { roles }: Target): string | undefined {
  const role = [...(suite.usualRoles ?? []), ...(needs?.roles ?? [])].find((one) => roles[one] === undefined);
  return role && `role ${role} not given`;
}

/** The kit listens on loopback only, so the target must be on this machine, too. */
const capabilitiesOf = ({ address }: Target): readonly Capability[] =>
  isLoopback(address) ? [...onStuntDouble, "webhook-receiver"] : onStuntDouble;

function missingCapability({ needs }: ConformanceCase, target: Target): string | undefined {
  const { control, hooks } = target;
  const offered: readonly string[] = control === undefined ? Object.keys(hooks) : capabilitiesOf(target);
  const capability = needs?.capabilities?.find((one) => !offered.includes(one));
  if (capability === undefined) return undefined;
  if (capability === "webhook-receiver")
    return "webhook-receiver: this version of the kit listens to a Stunt Double on this machine only";
  return onStuntDouble.indexOf(capability) > 2 ? `${capability}: on a Stunt Double only` : `${capability} not claimed`;
}

function missingGiven({ needs }: ConformanceCase, { given }: Target): string | undefined {
  const name = needs?.given?.find((one) => given[one] === undefined || given[one] === null);
  return name && `given.${name} not given`;
}

function otherSetting({ settings }: ConformanceCase, contract: Contract, target: Target): string | undefined {
  if (target.control !== undefined) return undefined;
  const defaults = new Map(
    [...contract.rules.values()].flatMap((rule) => rule.settings.map((one) => [one.name, one.default])),
  );
  const [name, value] = Object.entries(settings ?? {}).find(
    ([setting, wanted]) => (target.settings[setting] ?? defaults.get(setting)) !== wanted,
  ) ?? [undefined];
  return name && `setting ${name} is not ${String(value)} there`;
}
