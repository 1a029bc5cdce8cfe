import type { Change } from "../core/change.ts";
import type { Decoded, RawReply, RawRequest } from "../core/http.ts";
import type { AnyInput, AnyReply } from "../core/operation.ts";
import { ApiError } from "../core/refusal.ts";
import type { Service } from "../core/service.ts";
import { beginWatching, endWatching, witnessed } from "../core/witness.ts";
import { Unanswered } from "../runtime/asking.ts";
import type { Fault } from "../runtime/faults.ts";
import type { JournalEntry } from "../runtime/journal/journal.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { Sandbox } from "../runtime/sandbox.ts";
import { SandboxRefused } from "../runtime/sandbox-refused.ts";
import type { TransactionContext } from "../runtime/transaction.ts";
import { checks, readAhead } from "./checks.ts";
import { chooseSandbox, NoSandbox } from "./choose-sandbox.ts";
import { type CompiledContract, compiledContract, type RouteMatch } from "./compile.ts";
import { usualBodyLimit } from "./compiled-operation.ts";
import { cut, dressed, ownReply, strayExchange } from "./dress.ts";
import { latencyOf, PutOff, refusalOf, Undone } from "./fault-answers.ts";
import { groundsOf, remembering } from "./grounds.ts";
import { isPage, pageExchange } from "./pages.ts";
import { longBody } from "./read-long-json.ts";
import { type Answer, type Exchanged, refused, type UnderWay, underWay } from "./under-way.ts";

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
  /** Returns after so many milliseconds of the machine's time, for faults that delay; left out = at once. */
  readonly pause?: (millis: number) => Promise<void>;
  readonly requireSandbox?: boolean;
  readonly judge?: Judge;
  /** Keywords of a contract that a mutant takes away. */
  readonly without?: readonly string[];
}

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

  /** Bytes of a body that are worth reading; the contract decides for each operation how many of them it takes. */
  bodyLimit(service: Service): number {
    try {
      return this.contract(service).bodyLimit;
    } catch {
      // Whoever handles the request meets the same defect, and answers it.
      return usualBodyLimit;
    }
  }

  /** Always answers: what goes wrong around the handler is a defect like one inside it. */
  async handle(service: Service, asked: RawRequest): Promise<RawReply> {
    try {
      return await this.#exchange(service, asked);
    } catch (error) {
      if (error instanceof NoSandbox) return this.#stray(service, asked, error);
      this.#options.onDefect(error, asked);
      return ownReply(refused(service.render.crash(asked)));
    }
  }

  async #exchange(service: Service, asked: RawRequest): Promise<RawReply> {
    const { runtime, requireSandbox = false } = this.#options;
    const { sandbox, request } = chooseSandbox(runtime, service, asked, requireSandbox);
    return (await this.exchangeFor(sandbox, service, request)).reply;
  }

  /** One exchange with a sandbox that is known already, told in its journal. */
  async exchangeFor(sandbox: Sandbox, service: Service, request: RawRequest): Promise<JournalEntry> {
    const { place, entry } = isPage(request)
      ? await this.#pageIn(sandbox, service, request)
      : await this.exchangeIn(sandbox, service, request);
    const kept = sandbox.journal.add(place ?? sandbox.journal.place(), entry);
    this.#options.onExchange?.(kept, sandbox);
    return kept;
  }

  #pageIn(sandbox: Sandbox, service: Service, request: RawRequest): Promise<Exchanged> {
    const exchange = underWay(service, this.contract(service), request);
    return pageExchange({ exchange, sandbox, onDefect: this.#options.onDefect });
  }

  /** A request that belongs to no sandbox stands in the journal of `default`, so that somebody can ask why. */
  #stray(service: Service, request: RawRequest, refusal: NoSandbox): RawReply {
    const sandbox = this.#options.runtime.get("default");
    if (!sandbox) return refusal.reply;
    const entry = sandbox.journal.add(sandbox.journal.place(), strayExchange(service, request, refusal, sandbox.now()));
    this.#options.onExchange?.(entry, sandbox);
    return refusal.reply;
  }

  /** One exchange with a sandbox that is known already; what the journal would say of it is left to the caller. */
  async exchangeIn(sandbox: Sandbox, service: Service, sent: RawRequest): Promise<Exchanged> {
    const started = performance.now();
    const exchange = underWay(service, this.contract(service), sent);
    exchange.request = witnessed(exchange.witness, () => service.normalise?.request?.(sent) ?? sent);
    if (exchange.request.body.length >= longBody) exchange.readAhead = await readAhead(exchange);
    let effects = 0;
    const answer = await this.#answer(exchange, sandbox, (announced) => {
      effects = announced;
    });
    const reply = witnessed(exchange.witness, () => dressed(exchange, answer, sent, sandbox));
    const complaints = await this.#judged(exchange, answer);
    const { fault, trace, contract, asks } = exchange;
    const code = answer.status >= 400 || answer.rule !== undefined ? contract.codeIn(answer.body) : undefined;
    const state = answer.rule === undefined ? undefined : await trace?.rows();
    return {
      reply,
      place: exchange.place,
      entry: {
        at: exchange.at ?? sandbox.now(),
        service: service.name,
        operation: exchange.match?.operation.id,
        request: cut(sent),
        reply,
        rule: answer.rule,
        grade: reply.headers["x-stunt-double-grade"],
        effects,
        took: performance.now() - started,
        grounds: groundsOf(exchange, answer, sandbox.settings(service.name), state),
        ...(code === undefined ? {} : { code }),
        ...(asks.count > 0 ? { asked: asks.noted() } : {}),
        ...(fault ? { fault } : {}),
        ...(complaints.length > 0 ? { complaints } : {}),
      },
    };
  }

  async #answer(exchange: UnderWay, sandbox: Sandbox, announced: (effects: number) => void): Promise<Answer> {
    const { service, request } = exchange;
    try {
      const work = (ctx: TransactionContext) => this.#run(exchange, ctx, sandbox);
      const { asks } = exchange;
      const answer = await sandbox.asking(asks, () =>
        sandbox.transact(service.name, request.base, work, announced, { asks }),
      );
      return exchange.fault === undefined ? answer : await this.#afterFault(exchange, exchange.fault, answer, sandbox);
    } catch (error) {
      if (exchange.fault) await sandbox.keepFaults();
      if (error instanceof Undone) return error.answer;
      if (error instanceof SandboxRefused) throw new NoSandbox(error.message, "ask again");
      if (error instanceof ApiError) return this.#checked(exchange, refused(error));
      if (error instanceof PutOff) {
        await this.#options.pause?.(error.millis);
        return this.#answer(exchange, sandbox, announced);
      }
      this.#options.onDefect(error, request);
      return refused(service.render.crash(request));
    }
  }

  /** What becomes of the answer to an operation that was kept. */
  async #afterFault(exchange: UnderWay, fault: Fault, answer: Answer, sandbox: Sandbox): Promise<Answer> {
    await sandbox.keepFaults();
    if (fault.at === "before") return answer;
    const millis = latencyOf(fault);
    if (millis !== undefined) await this.#options.pause?.(millis);
    const instead = refusalOf(fault, exchange, sandbox.settings(fault.service));
    return instead ? this.#checked(exchange, refused(instead)) : answer;
  }

  /** A refusal that breaks the contract is a defect of ours. A rate limit is no answer of the vendor's. */
  #checked({ match, request, service, fault }: UnderWay, answer: Answer): Answer {
    if (fault?.transport === "rate-limit") return answer;
    const problems = match?.operation.answerProblems(answer.status, answer.type, answer.body) ?? [];
    if (problems.length === 0) return answer;
    this.#options.onDefect(new Error(problems.join("; ")), request);
    return refused(service.render.crash(request));
  }

  async #run(exchange: UnderWay, ctx: TransactionContext, sandbox: Sandbox): Promise<Answer> {
    const { service, witness } = exchange;
    exchange.trace = ctx.trace;
    exchange.at = ctx.now;
    beginWatching(witness);
    try {
      for (const check of service.checks) await checks[check](exchange, ctx);
      const { match, input } = exchange;
      if (!match || !input) throw new Error(`${service.name} lists no check that finds the operation`);
      const fault = exchange.metBefore ?? this.#faultMet(exchange, match.operation.id, sandbox);

      const operation = service.operations[match.operation.id];
      if (!operation) throw new Error(`${service.name} has no operation ${match.operation.id}`);
      const { input: remembered, read } = remembering(input);
      exchange.metBefore = fault?.at === "before" ? fault : undefined;
      const reply = await ctx.questions.allAnswered(operation.handle(remembered, ctx));
      const problems = match.operation.answerProblems(reply.status, "application/json", reply.body);
      if (problems.length > 0) throw new Error(problems.join("; "));
      exchange.read = read;
      const answer: Answer = { ...reply, type: reply.body === undefined ? "" : "application/json" };
      if (fault?.at === "before") throw new Undone(answer);
      if (fault) sandbox.faults.use(fault);
      if (fault) exchange.fault = fault;
      exchange.place = sandbox.journal.place();
      return answer;
    } catch (error) {
      if (!(error instanceof PutOff || error instanceof Unanswered)) exchange.place = sandbox.journal.place();
      if (error instanceof ApiError && typeof error.help === "function") await this.#lookForHelp(error.help, exchange);
      throw error;
    } finally {
      endWatching(witness);
    }
  }

  /** Looks a suggestion up while the refused transaction still stands; one that fails is a defect, and none is made. */
  async #lookForHelp(lookUp: () => Promise<Change | undefined>, exchange: UnderWay): Promise<void> {
    exchange.trace?.close();
    endWatching(exchange.witness);
    try {
      exchange.help = await lookUp();
    } catch (defect) {
      this.#options.onDefect(defect, exchange.request);
    }
  }

  /** The fault that waits for this operation; one that comes before it is met at once. */
  #faultMet(exchange: UnderWay, operation: string, sandbox: Sandbox): Fault | undefined {
    const { fault, service, input } = exchange;
    if (fault || !input) return undefined;
    const met = sandbox.faults.met(service.name, operation, input);
    if (met?.at === "before") this.#failBefore(exchange, met, sandbox);
    return met;
  }

  /** A fault that lets nothing be kept; returns where the operation is done all the same, for its answer's sake. */
  #failBefore(exchange: UnderWay, fault: Fault, sandbox: Sandbox): void {
    sandbox.faults.use(fault);
    exchange.fault = fault;
    const millis = latencyOf(fault);
    if (millis !== undefined) throw new PutOff(millis);
    const refusal = refusalOf(fault, exchange, sandbox.settings(fault.service));
    if (refusal) throw refusal;
  }

  async #judged(exchange: UnderWay, reply: Answer): Promise<readonly string[]> {
    const { judge } = this.#options;
    const { match, decoded, input, fault } = exchange;
    if (!judge || !match || !decoded || !input || fault?.transport === "rate-limit") return [];
    const { contract, service, refusedShape, request } = exchange;
    return judge({ contract, service, match, decoded, input, refusedShape, request, reply });
  }
}
