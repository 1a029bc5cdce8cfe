import { createHash } from "node:crypto";
import type { Caller, Capability, LooseInput, RawCall, Stage } from "./case.ts";
import { type Bench, CheckedAnswer, freeCheck } from "./checked-answer.ts";
import { CaseEnded, NotApplicable, reasonOf } from "./errors.ts";
import { parsed } from "./json.ts";
import type { Judge } from "./judge.ts";
import type { Maker, MakingCall, Makings } from "./makings.ts";
import { operationMeant } from "./operation-meant.ts";
import type { Receiver } from "./receiver.ts";
import type { CaseRecord } from "./record.ts";
import { isSecretName } from "./redact.ts";
import { contractRequest, rawRequest } from "./request.ts";
import { signedRequest } from "./signed-request.ts";
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
  /** The account of what is made on the target, where one is kept. */
  makings: Makings | undefined;
  /** Told of members that the contract does not name, where they are not refused. */
  onExtras(operation: string, members: readonly string[]): void;
}

type AnyStage = Stage<AnyContract, string>;

/** What one case has in hand, bound to its target and its record. */
export function stageFor(given: StageOptions): AnyStage {
  const names: string[] = [];
  const options = { ...given, names };
  const { bench, target, surroundings } = options;
  const needs = bench.file.needs ?? {};
  const demand = (capability: Capability): Surroundings =>
    needs.capabilities?.includes(capability) ? surroundings : undeclared(`capabilities: [${capability}]`);
  const roles = [...(bench.file.suite.usualRoles ?? []), ...(needs.roles ?? [])];
  return {
    as: (role) => (roles.includes(role) ? callerFor(options, role) : undeclared(`roles: [${role}]`)),
    anonymous: callerFor(options, undefined),
    arrange: arrangeBy(bench, async (action, body) => {
      const { panel } = demand("panel");
      return accounted(options, { operation: `panel/${action}`, text: JSON.stringify(body ?? {}) }, () =>
        panel(action, body),
      );
    }),
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
      settle: async () => demand("outbox").settle(),
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
      names.push(`${prefix}-${options.runId}-${shortHash(options.id)}-${names.length + 1}`);
      return names.at(-1) ?? "";
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

interface Hands extends StageOptions {
  /** Every name handed out so far. */
  names: readonly string[];
}

function callerFor(options: Hands, role: string | undefined): Caller<AnyContract> {
  const { bench, target } = options;
  const { contract } = bench;
  const operationOf = (id: string) => {
    const operation = contract.operations.get(id);
    if (operation === undefined) throw new Error(`${contract.service} has no operation ${id}`);
    if (target.operations?.includes(id) === false) throw new NotApplicable(`operation ${id} not in the target file`);
    return operation;
  };
  const call = async (id: string, input: LooseInput = {}): Promise<CheckedAnswer> => {
    const unsigned = contractRequest(target.address, operationOf(id), input);
    return exchange(options, { role, operation: id, meant: id, unsigned, changes: input.headers });
  };
  return {
    offers: (id) => target.operations?.includes(id) !== false,
    call: (id, ...[input]) => call(id, input),
    callInvalid: call,
    send: async (request: RawCall & { operation?: string }) => {
      const { operation, headers: changes } = request;
      const meant = operation ?? operationMeant(contract, request);
      if (meant !== undefined) operationOf(meant);
      return exchange(options, { role, operation, meant, unsigned: rawRequest(target.address, request), changes });
    },
  };
}

interface Sent {
  role: string | undefined;
  /** By which it is judged. */
  operation: string | undefined;
  /** To which it leads, judged or not. */
  meant: string | undefined;
  unsigned: Outgoing;
  changes: LooseInput["headers"];
}

async function exchange(
  options: Hands,
  { role, operation: operationId, meant, unsigned, changes }: Sent,
): Promise<CheckedAnswer> {
  const { bench, target, surroundings, judge } = options;
  const { record, contract, file } = bench;
  const sender = { target, suite: file.suite, role, surroundings: surroundings.headers, changes, now: options.now() };
  const request = signedRequest(unsigned, sender);
  const { method, url, headers, body } = request;
  const sent = {
    method,
    path: url.slice(target.address.length),
    requestHeaders: headers,
    ...(operationId !== undefined && { operation: operationId }),
    ...(body !== undefined && { requestBody: typeof body === "string" ? body : Buffer.from(body).toString("utf8") }),
  };
  const text = `${sent.path}\n${sent.requestBody ?? ""}`;
  const making = beginning(options, { operation: meant, text, role, changes });
  const answer = await target.transport(request).catch((thrown: unknown) => noAnswer(bench, sent, thrown));
  const index = record.keep({ ...sent, ...answer });
  const json = /json/i.test(answer.headers["content-type"] ?? "");
  const received = { ...answer, body: json ? parsed(answer.text) : answer.text, exchange: index };
  if (making !== undefined) options.makings?.end(making, received);
  if (meant !== undefined && answer.status < 300) options.makings?.observe(meant, text);
  const operation = operationId === undefined ? undefined : contract.operations.get(operationId);
  if (operation !== undefined) {
    const { checks, extras } = judge(operation, { ...received, method });
    for (const check of checks) record.add(check);
    if (extras.length > 0) options.onExtras(operation.id, extras);
  }
  return new CheckedAnswer(bench, { ...received, operation });
}

interface Beginning {
  operation: string | undefined;
  /** Where the names are looked for. */
  text: string;
  role?: string | undefined;
  changes?: LooseInput["headers"];
}

/** Notes what is about to be made, before its request goes out. */
function beginning(options: Hands, { operation, text, role, changes = {} }: Beginning): MakingCall | undefined {
  const { makings, names, id, bench } = options;
  if (operation === undefined) return undefined;
  const { suite } = bench.file;
  const headers = Object.fromEntries(
    Object.entries(changes).flatMap(([name, value]) =>
      value !== undefined && isSecretName(name, suite.secretHeaders) ? [[name, value]] : [],
    ),
  );
  const ownCredentials = role === undefined || Object.keys(headers).length > 0;
  const maker: Maker = { case: id, suite, role, headers, ownCredentials };
  const held = names.filter((name) => text.includes(name) || text.includes(encodeURIComponent(name)));
  return makings?.begin(operation, held, maker);
}

/** The same around what goes another way than the vendor's API. */
async function accounted(
  options: Hands,
  what: { operation: string; text: string },
  perform: () => Promise<unknown>,
): Promise<unknown> {
  const making = beginning(options, what);
  const body = await perform();
  if (making !== undefined) options.makings?.end(making, { status: 200, body });
  return body;
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
