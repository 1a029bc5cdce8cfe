import { createHash } from "node:crypto";
import type { Caller, Capability, LooseInput, RawCall, Stage } from "./case.ts";
import { type Bench, CheckedAnswer, freeCheck } from "./checked-answer.ts";
import { CaseEnded, reasonOf, SetUpFailure } from "./errors.ts";
import { parsed } from "./json.ts";
import type { Judge } from "./judge.ts";
import type { Receiver } from "./receiver.ts";
import type { CaseRecord } from "./record.ts";
import { contractRequest, rawRequest, withHeaders } from "./request.ts";
import type { AnyContract, Outgoing } from "./suite.ts";
import type { Surroundings } from "./surroundings.ts";
import type { Target } from "./target.ts";
import type { Arrange } from "./typed.ts";

export interface StageOptions {
  bench: Bench;
  id: string;
  runId: string;
  target: Target;
  surroundings: Surroundings;
  judge: Judge;
  now: () => Date;
  receive: () => Promise<Receiver>;
  /** Told of members that the contract does not name, where they are not refused. */
  onExtras(operation: string, members: readonly string[]): void;
}

type AnyStage = Stage<AnyContract, string>;

/** What one case has in hand, bound to its target and its record. */
export function stageFor(options: StageOptions): AnyStage {
  const { bench, target, surroundings } = options;
  const needs = bench.file.needs ?? {};
  const demand = (capability: Capability): Surroundings =>
    needs.capabilities?.includes(capability) ? surroundings : undeclared(`capabilities: [${capability}]`);
  const roles = [...(bench.file.suite.usualRoles ?? []), ...(needs.roles ?? [])];
  let made = 0;
  return {
    as: (role) => (roles.includes(role) ? callerFor(options, role) : undeclared(`roles: [${role}]`)),
    anonymous: callerFor(options, undefined),
    arrange: arrangeBy(bench, (action, body) => demand("panel").panel(action, body)),
    clock: {
      read: async () => demand("clock").readClock(),
      advance: async (by) => demand("clock").advanceClock({ by }),
      advanceTo: async (instant) => demand("clock").advanceClock({ to: instant.toISOString() }),
      freeze: async (at) => demand("clock").freezeClock(at),
    },
    outbox: {
      async read(topic) {
        const effects = await demand("outbox").outbox();
        return topic === undefined ? effects : effects.filter((effect) => effect.topic === topic);
      },
    },
    openReceiver: async () => {
      demand("webhook-receiver");
      return options.receive();
    },
    control: {
      rows: async (table) => demand("rows").rows(table),
      fault: async (fault) => demand("faults").fault(fault),
      settings: async (settings) => demand("settings").settings(settings),
    },
    given: (name) => (needs.given?.includes(name) ? target.given[name] : undeclared(`given: [${name}]`)),
    unique: (prefix) => {
      made += 1;
      return `${prefix}-${options.runId}-${shortHash(options.id)}-${made}`;
    },
    setUp: (prepare) => bench.record.settingUp(prepare),
    check: (what, named, actual, expected) => freeCheck(bench, what, named, { actual, expected }),
  };
}

function undeclared(need: string): never {
  throw new Error(`the case uses what its header does not name; add needs: { ${need} }`);
}

const shortHash = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 6);

/** Any action of the panel contract by its name. */
function arrangeBy(
  { contract }: Bench,
  run: (action: string, body: unknown) => Promise<unknown>,
): Arrange<AnyContract> {
  return new Proxy<Arrange<AnyContract>>(
    {},
    {
      get: (_, action) => {
        if (typeof action !== "string" || !contract.panelActions.has(action)) {
          throw new Error(`${contract.service} has no panel action ${String(action)}`);
        }
        return (body?: unknown) => run(action, body);
      },
    },
  );
}

function callerFor(options: StageOptions, role: string | undefined): Caller<AnyContract> {
  const { bench, target } = options;
  const operationOf = (id: string) => {
    const operation = bench.contract.operations.get(id);
    if (operation === undefined) throw new Error(`${bench.contract.service} has no operation ${id}`);
    return operation;
  };
  const call = (id: string, input: LooseInput = {}): Promise<CheckedAnswer> =>
    exchange(options, role, id, contractRequest(target.address, operationOf(id), input), input.headers);
  return {
    call: (id, ...[input]) => call(id, input),
    callInvalid: call,
    send: (request: RawCall & { operation?: string }) => {
      if (request.operation !== undefined) operationOf(request.operation);
      return exchange(options, role, request.operation, rawRequest(target.address, request), request.headers);
    },
  };
}

async function exchange(
  options: StageOptions,
  role: string | undefined,
  operationId: string | undefined,
  unsigned: Outgoing,
  changes: LooseInput["headers"],
): Promise<CheckedAnswer> {
  const { bench, target, surroundings, judge } = options;
  const { record, contract, file } = bench;
  const named = { ...unsigned, headers: { ...target.headers, ...surroundings.headers, ...unsigned.headers } };
  const signed = role === undefined ? named : file.suite.sign(named, credentialsOf(target, role), options.now());
  const { method, url, headers, body } = withHeaders(signed, changes);
  const request = { method, url, headers, ...(body !== undefined && { body }) };
  const sent = {
    method,
    path: url.slice(target.address.length),
    requestHeaders: headers,
    ...(operationId !== undefined && { operation: operationId }),
    ...(body !== undefined && { requestBody: typeof body === "string" ? body : Buffer.from(body).toString("utf8") }),
  };
  const answer = await target.transport(request).catch((thrown: unknown) => noAnswer(bench, sent, thrown));
  const index = record.keep({ ...sent, ...answer });
  const json = /json/i.test(answer.headers["content-type"] ?? "");
  const received = { ...answer, body: json ? parsed(answer.text) : answer.text, exchange: index };
  const operation = operationId === undefined ? undefined : contract.operations.get(operationId);
  if (operation !== undefined) {
    const { checks, extras } = judge(operation, { ...received, method });
    for (const check of checks) record.add(check);
    if (extras.length > 0) options.onExtras(operation.id, extras);
  }
  return new CheckedAnswer(bench, { ...received, operation });
}

function credentialsOf(target: Target, role: string) {
  const credentials = target.roles[role];
  if (credentials === undefined) throw new SetUpFailure(`the target gives no credentials for the role ${role}`);
  return credentials;
}

/** A connection that breaks is the target's doing: it answered before the run began. */
function noAnswer(
  { record }: Bench,
  sent: Omit<Parameters<CaseRecord["keep"]>[0], "status" | "headers" | "text">,
  thrown: unknown,
): never {
  const exchange = record.keep({ ...sent, status: 0, headers: {}, text: "" });
  record.add({
    what: "answer",
    provenance: { grade: "documented" },
    holds: false,
    actual: reasonOf(thrown),
    expected: "an answer",
    by: "contract",
    exchange,
  });
  throw new CaseEnded();
}
