import type { Decoded, RawReply, RawRequest } from "../core/http.ts";
import { httpDate, type Instant } from "../core/instant.ts";
import type { AnyInput, AnyReply } from "../core/operation.ts";
import { ApiError, demand } from "../core/refusal.ts";
import type { Check, Service } from "../core/service.ts";
import type { Fault } from "../runtime/faults.ts";
import type { JournalEntry, Exchange as JournalExchange } from "../runtime/journal.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { Sandbox } from "../runtime/sandbox.ts";
import type { TransactionContext } from "../runtime/transaction.ts";
import { chooseSandbox, NoSandbox } from "./choose-sandbox.ts";
import { type CompiledContract, compiledContract, type RouteMatch } from "./compile.ts";
import { decodeBody, fromQuery } from "./decode.ts";

/** A second opinion on an exchange; answers what it has against it. */
export type Judge = (exchange: JudgedExchange) => Promise<readonly string[]>;

export interface JudgedExchange {
  readonly contract: CompiledContract;
  readonly service: Service;
  readonly match: RouteMatch;
  readonly decoded: Decoded;
  readonly input: AnyInput;
  /** Whether the contract's shape was what refused the request. */
  readonly refusedShape: boolean;
  readonly request: RawRequest;
  readonly reply: AnyReply & { readonly type: string };
}

export interface PipelineOptions {
  readonly runtime: Runtime;
  readonly contractFolder: (service: Service) => string;
  /** A defect of ours: the vendor's crash was answered. */
  readonly onDefect: (error: unknown, request: RawRequest) => void;
  readonly onExchange?: (entry: JournalEntry, sandbox: Sandbox) => void;
  readonly requireSandbox?: boolean;
  readonly judge?: Judge;
  /** Keywords of a contract that a mutant takes away. */
  readonly without?: readonly string[];
}

/** What is known about one request on its way. */
interface Exchange {
  readonly service: Service;
  readonly contract: CompiledContract;
  readonly request: RawRequest;
  match?: RouteMatch;
  decoded?: Decoded;
  input?: AnyInput;
  caller?: unknown;
  refusedShape: boolean;
  fault?: Fault;
  /** Its number in the journal and its instant, both taken inside the transaction. */
  place?: number;
  at?: Instant;
}

/** A finished exchange, and what the journal keeps of it. */
interface Exchanged {
  readonly reply: RawReply;
  readonly place: number | undefined;
  readonly entry: Omit<JournalExchange, "reply" | "took">;
}

type Answer = AnyReply & { readonly type: string };

const nothing: Decoded = { path: {}, query: {}, body: undefined, bodyIs: "none" };

/** One request in, one answer out: the one meaning behind both adapters. */
export class Pipeline {
  readonly #options: PipelineOptions;
  readonly #contracts = new WeakMap<Service, CompiledContract>();

  constructor(options: PipelineOptions) {
    this.#options = options;
  }

  /** The contract of a service, compiled when it is first used. */
  contract(service: Service): CompiledContract {
    let contract = this.#contracts.get(service);
    if (!contract) {
      contract = compiledContract(this.#options.contractFolder(service), this.#options.without);
      this.#contracts.set(service, contract);
    }
    return contract;
  }

  /** Always answers: what goes wrong around the handler is a defect like one inside it. */
  async handle(service: Service, asked: RawRequest): Promise<RawReply> {
    try {
      return await this.#exchange(service, asked);
    } catch (error) {
      if (error instanceof NoSandbox) return error.reply;
      this.#options.onDefect(error, asked);
      return { headers: {}, ...refused(service.render.crash(asked)) };
    }
  }

  async #exchange(service: Service, asked: RawRequest): Promise<RawReply> {
    const { runtime, requireSandbox = false } = this.#options;
    const started = performance.now();
    const { sandbox, request } = chooseSandbox(runtime, service, asked, requireSandbox);
    const { reply, ...exchanged } = await this.exchangeIn(sandbox, service, request);
    const entry = sandbox.journal.add(exchanged.place ?? sandbox.journal.place(), {
      ...exchanged.entry,
      reply,
      took: performance.now() - started,
    });
    this.#options.onExchange?.(entry, sandbox);
    return reply;
  }

  /** One exchange with a sandbox that is known already; what the journal would say of it is left to the caller. */
  async exchangeIn(sandbox: Sandbox, service: Service, sent: RawRequest): Promise<Exchanged> {
    const request = service.normalise?.request?.(sent) ?? sent;
    const exchange: Exchange = { service, contract: this.contract(service), request, refusedShape: false };
    let effects = 0;
    const answer = await this.#answer(exchange, sandbox, (announced) => {
      effects = announced;
    });
    const reply = this.#dress(exchange, answer, sent, sandbox);
    const complaints = await this.#judged(exchange, answer);
    return {
      reply,
      place: exchange.place,
      entry: {
        at: exchange.at ?? sandbox.now(),
        service: service.name,
        operation: exchange.match?.operation.id,
        request: cut(sent),
        rule: answer.rule,
        grade: reply.headers["x-stunt-double-grade"],
        effects,
        ...(complaints.length > 0 ? { complaints } : {}),
      },
    };
  }

  async #answer(exchange: Exchange, sandbox: Sandbox, announced: (effects: number) => void): Promise<Answer> {
    const { service, request } = exchange;
    try {
      const reply = await sandbox.transact(
        service.name,
        request.base,
        (ctx) => this.#run(exchange, ctx, sandbox),
        announced,
      );
      if (exchange.fault) throw this.#faultAnswer(exchange, exchange.fault, sandbox);
      return { ...reply, type: reply.body === undefined ? "" : "application/json" };
    } catch (error) {
      if (exchange.fault) await sandbox.keepFaults();
      if (error instanceof ApiError) {
        const answer = refused(error);
        const problems = exchange.match?.operation.answerProblems(answer.status, answer.type, answer.body) ?? [];
        if (problems.length === 0) return answer;
        this.#options.onDefect(new Error(problems.join("; ")), request);
      } else this.#options.onDefect(error, request);
      return refused(service.render.crash(request));
    }
  }

  async #run(exchange: Exchange, ctx: TransactionContext, sandbox: Sandbox): Promise<AnyReply> {
    exchange.place ??= sandbox.journal.place();
    exchange.at = ctx.now;
    for (const check of exchange.service.checks) await steps[check](exchange, ctx);
    const { match, input } = exchange;
    if (!match || !input) throw new Error(`${exchange.service.name} lists no check that finds the operation`);
    const fault = sandbox.faults.take(exchange.service.name, match.operation.id, input);
    if (fault) exchange.fault = fault;
    if (fault?.at === "before") throw this.#faultAnswer(exchange, fault, sandbox);
    const operation = exchange.service.operations[match.operation.id];
    if (!operation) throw new Error(`${exchange.service.name} has no operation ${match.operation.id}`);
    const reply = await operation.handle(input, ctx);
    const problems = match.operation.answerProblems(reply.status, "application/json", reply.body);
    if (problems.length > 0) throw new Error(problems.join("; "));
    return reply;
  }

  #faultAnswer(exchange: Exchange, fault: Fault, sandbox: Sandbox): ApiError {
    const { service, request } = exchange;
    const own = service.render.faults?.[fault.answer];
    if (own) return own(sandbox.settings(service.name), request);
    const example = exchange.match?.operation.exampleOf(fault.answer);
    if (!example) throw new Error(`${fault.operation} has no error code ${fault.answer}`);
    return new ApiError("", example);
  }

  #dress(exchange: Exchange, answer: Answer, sent: RawRequest, sandbox: Sandbox): RawReply {
    const { service, contract } = exchange;
    const grade = contract.gradeOf(answer.rule, exchange.match?.operation, answer.status);
    const at = exchange.at ?? sandbox.now();
    const headers: Record<string, string> = { ...answer.headers, date: httpDate(at) };
    if (answer.rule) headers["x-stunt-double-rule"] = `${service.name}/${answer.rule}`;
    if (grade) headers["x-stunt-double-grade"] = grade;
    const reply: RawReply = { status: answer.status, headers, body: answer.body, type: answer.type };
    const outcome = {
      operation: exchange.match?.operation.id,
      rule: answer.rule,
      methods: exchange.match?.operation.offered ?? [],
      caller: exchange.caller,
    };
    return service.normalise?.reply?.(reply, sent, outcome) ?? reply;
  }

  async #judged(exchange: Exchange, reply: Answer): Promise<readonly string[]> {
    const { judge } = this.#options;
    const { match, decoded, input } = exchange;
    if (!judge || !match || !decoded || !input) return [];
    const { contract, service, refusedShape, request } = exchange;
    return judge({ contract, service, match, decoded, input, refusedShape, request, reply });
  }
}

/** Bytes of a request's body that the journal keeps. */
const keptBody = 64 * 1024;

const cut = (request: RawRequest): RawRequest =>
  request.body.length > keptBody ? { ...request, body: new Uint8Array(request.body.subarray(0, keptBody)) } : request;

const refused = (error: ApiError): Answer => ({
  status: error.status,
  body: error.body,
  headers: error.headers,
  type: error.type ?? "application/json",
  ...(error.rule ? { rule: error.rule } : {}),
});

/** What each check does; `service.checks` gives their order. */
const steps: Readonly<Record<Check, (exchange: Exchange, ctx: TransactionContext) => Promise<void> | void>> = {
  key({ service, request }) {
    service.auth.key(request);
  },
  route(exchange) {
    const { request, contract, service } = exchange;
    const match = contract.match(request.method, request.path);
    demand(match, () => service.render.noRoute(request));
    exchange.match = match;
  },
  async caller(exchange, ctx) {
    exchange.caller = await exchange.service.auth.caller(exchange.request, ctx);
    if (exchange.caller !== undefined) ctx.signIn(exchange.caller);
  },
  async mediaType(exchange) {
    const { service, request, match } = exchange;
    const readable =
      match?.operation.mediaTypes.length || !service.normalise?.input
        ? match?.operation.mediaTypes
        : ["application/json"];
    const read = await decodeBody(request, readable ?? []);
    if ("kind" in read) throw service.render.badBody(read, request);
    const decoded: Decoded = { path: match?.params ?? {}, query: fromQuery(request.query), ...read };
    exchange.decoded = service.normalise?.input?.(decoded, match?.operation.fields ?? []) ?? decoded;
  },
  shape(exchange) {
    const { match, decoded = nothing, service } = exchange;
    if (!match) return;
    const { input, violations } = match.operation.read(decoded);
    exchange.input = input;
    if (violations.length === 0) return;
    exchange.refusedShape = true;
    const refusal = service.render.violations(violations, match.operation.fields);
    demand(refusal === undefined, () => refusal ?? service.render.crash(exchange.request));
    exchange.refusedShape = false;
  },
  permission(exchange) {
    const { service, match, caller } = exchange;
    service.auth.permission(caller, match?.operation.id ?? "");
  },
};
