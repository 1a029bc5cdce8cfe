import { whyNotApplicable } from "./applicability.ts";
import type { Contract } from "./contract.ts";
import type { Probe } from "./creation.ts";
import { ConfigurationError, HookSilent, reasonOf, SetUpFailure, Unreachable } from "./errors.ts";
import type { Hook } from "./hook.ts";
import { contractRequest } from "./request.ts";
import { sandboxName } from "./run-case.ts";
import { signedRequest } from "./signed-request.ts";
import type { ConformanceCase, SuiteDefinition } from "./suite.ts";
import { ownSandbox, readClock, readOutbox } from "./surroundings.ts";
import type { Target } from "./target.ts";
import type { HookName } from "./target-capabilities.ts";
import type { World } from "./world.ts";

export interface ProbeOptions {
  contract: Contract;
  target: Target;
  /** Those that are to run. */
  cases: readonly ConformanceCase[];
  world: World;
  runId: string;
  now: () => Date;
}

/**
 * Tries, before the first case, what the cases will rest on: one harmless request per role, one call per hook, one round
 * trip to the receiver. Answers a sentence for each that works, e.g. `reseller ok`. Throws a `ConfigurationError` for wrong
 * credentials and for a hook or receiver that does not work, `Unreachable` when the target gives no answer.
 */
export async function probe(options: ProbeOptions): Promise<readonly string[]> {
  return [...(await probeRoles(options)), ...(await probeHooks(options)), ...(await probeReceiver(options))];
}

interface Attempt extends Probe {
  role: string;
  suite: SuiteDefinition;
}

/** A Stunt Double's ready-made credentials are right, or it is what is to be judged. */
async function probeRoles(options: ProbeOptions): Promise<readonly string[]> {
  const { target } = options;
  const attempts = attemptsOf(options);
  if (attempts.length === 0 || (target.control !== undefined && !target.ownRoles)) return [];
  const { headers, leave } = await placeToAsk(options);
  const refused: string[] = [];
  try {
    for (const attempt of attempts) {
      const status = await ask(options, attempt, headers);
      if (attempt.refusedBy.includes(status)) refused.push(refusal(attempt, status, target));
    }
  } finally {
    await leave();
  }
  if (refused.length > 0) throw new ConfigurationError(refused.join("\n"));
  return attempts.map(({ role }) => `${role} ok`);
}

function attemptsOf({ contract, target, cases }: ProbeOptions): readonly Attempt[] {
  const byRole = new Map<string, Attempt>();
  for (const file of cases) {
    const { suite, needs } = file;
    if (suite.probe === undefined || whyNotApplicable(file, contract, target) !== undefined) continue;
    for (const role of [...(suite.usualRoles ?? []), ...(needs?.roles ?? [])]) {
      const found = suite.probe.find(
        ({ operation, roles }) => roles?.includes(role) !== false && target.operations?.includes(operation) !== false,
      );
      if (found !== undefined && !byRole.has(role)) byRole.set(role, { ...found, role, suite });
    }
  }
  return [...byRole.values()];
}

/** On a Stunt Double a sandbox such as cases get. */
async function placeToAsk({ contract, target, world, runId }: ProbeOptions) {
  const { control } = target;
  if (control === undefined) return { headers: {}, leave: async () => {} };
  const name = sandboxName(runId, "probe");
  world.sandboxAhead(name, "probe");
  const { headers, leave } = await ownSandbox(control, contract, { name, settings: {} });
  return {
    headers,
    leave: async () => {
      await leave();
      world.sandboxGone(name);
    },
  };
}

async function ask(
  { contract, target, now }: ProbeOptions,
  { operation: id, input = {}, role, suite }: Attempt,
  surroundings: Readonly<Record<string, string>>,
): Promise<number> {
  const operation = contract.operations.get(id);
  if (operation === undefined) throw new Error(`${contract.service} has no operation ${id} to probe with`);
  const unsigned = contractRequest(target.address, operation, input);
  const request = signedRequest(unsigned, { target, suite, role, surroundings, now: now() });
  return target.transport(request).then(
    ({ status }) => status,
    (thrown: unknown) => {
      throw new Unreachable(`${target.address} does not answer ${id}: ${reasonOf(thrown)}`);
    },
  );
}

function refusal({ role, operation }: Attempt, status: number, target: Target): string {
  const place = target.ownRoles ? target.placeOf(["roles", role]) : undefined;
  const where = place === undefined ? "" : `${place}: `;
  const remedy =
    place === undefined
      ? "the ready-made credentials are not valid there; give yours in a target file (--target)"
      : "correct them";
  return `${where}role ${role}: ${operation} answered ${status}, so its credentials are wrong; ${remedy}`;
}

async function probeHooks({ contract, target }: ProbeOptions): Promise<readonly string[]> {
  const { clock, outbox, panel } = target.control === undefined ? target.hooks : {};
  return [
    ...(await alive("clock", clock, (hook) => readClock(hook))),
    ...(await alive("outbox", outbox, (hook) => readOutbox(hook, contract.service))),
    ...(await alive("panel", panel, answersAtAll)),
  ];
}

async function alive(
  name: HookName,
  hook: Hook | undefined,
  call: (hook: Hook) => Promise<unknown>,
): Promise<readonly string[]> {
  if (hook === undefined) return [];
  try {
    await call(hook);
    return [`${name} hook ok`];
  } catch (thrown) {
    if (!(thrown instanceof SetUpFailure)) throw thrown;
    throw new ConfigurationError(
      `${hook.place}: capabilities.${name}: the hook does not work: ${thrown.message}; mend it, or take it out`,
    );
  }
}

/** Panel actions change things, and listing them is optional: any answer will do. */
async function answersAtAll(hook: Hook): Promise<void> {
  await hook.call("listPanelActions", {}).catch((thrown: unknown) => {
    if (thrown instanceof HookSilent || !(thrown instanceof SetUpFailure)) throw thrown;
  });
}

/** From here to the public address and back. */
async function probeReceiver({ target, world }: ProbeOptions): Promise<readonly string[]> {
  const { receiver: way } = target;
  if (way === undefined) return [];
  const receiver = await world.openReceiver();
  try {
    const answer = await target.plainTransport({ method: "POST", url: receiver.url, headers: {} }).then(
      ({ status }) => `answered ${status}`,
      (thrown: unknown) => `got no answer: ${reasonOf(thrown)}`,
    );
    if (receiver.received.length > 0) return ["receiver reachable"];
    const where = `${way.host}:${way.port}`;
    throw new ConfigurationError(
      `${way.place}: capabilities.webhook-receiver: what is sent to ${way.publicUrl} does not arrive at ${where}: POST ${receiver.url} ${answer}; correct public-url, or what lies between`,
    );
  } finally {
    receiver.close();
  }
}
