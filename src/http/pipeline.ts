import type { Decoded, RawReply, RawRequest } from "../core/http.ts";
import type { AnyInput, AnyReply } from "../core/operation.ts";
import { ApiError } from "../core/refusal.ts";
import type { Service } from "../core/service.ts";
import { witnessed, witnessedUntilDone } from "../core/witness.ts";
import type { JournalEntry, Exchange as JournalExchange } from "../runtime/journal.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { Sandbox } from "../runtime/sandbox.ts";
import type { TransactionContext } from "../runtime/transaction.ts";
import { checks } from "./checks.ts";
import { chooseSandbox, NoSandbox } from "./choose-sandbox.ts";
import { type CompiledContract, compiledContract, type RouteMatch } from "./compile.ts";
import { cut, dressed, ownReply, strayExchange } from "./dress.ts";
import { latencyOf, PutOff, refusalOf, Undone } from "./fault-answers.ts";
import { groundsOf, remembering } from "./grounds.ts";
import { type Answer, refused, type UnderWay, underWay } from "./under-way.ts";

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

/** A finished exchange, and what the journal keeps of it. */
interface Exchanged {
  readonly reply: RawReply;
  readonly place: number | undefined;
  readonly entry: Omit<JournalExchange, "reply" | "took">;
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
    const started = performance.now();
    const { reply, ...exchanged } = await this.exchangeIn(sandbox, service, request);
    const entry = sandbox.journal.add(exchanged.place ?? sandbox.journal.place(), {
      ...exchanged.entry,
      reply,
      took: performance.now() - started,
    });
    this.#options.onExchange?.(entry, sandbox);
    return entry;
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
    const exchange = underWay(service, this.contract(service), sent);
    exchange.request = witnessed(exchange.witness, () => service.normalise?.request?.(sent) ?? sent);
    let effects = 0;
    const answer = await this.#answer(exchange, sandbox, (announced) => {
      effects = announced;
    });
    const reply = witnessed(exchange.witness, () => dressed(exchange, answer, sent, sandbox));
    const complaints = await this.#judged(exchange, answer);
    const { fault } = exchange;
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
        grounds: await groundsOf(exchange, answer, sandbox.settings(service.name)),
        ...(fault ? { fault } : {}),
        ...(complaints.length > 0 ? { complaints } : {}),
      },
    };
  }

  async #answer(exchange: UnderWay, sandbox: Sandbox, announced: (effects: number) => void): Promise<Answer> {
    try {
      const answer = await this.#done(exchange, sandbox, announced);
      const { fault } = exchange;
      if (!fault) return answer;
      await sandbox.keepFaults();
      const millis = fault.at === "after" ? latencyOf(fault) : undefined;
      if (millis !== undefined) await this.#options.pause?.(millis);
      const instead = fault.at === "after" && refusalOf(fault, exchange, sandbox.settings(fault.service));
      return instead ? this.#checked(exchange, refused(instead)) : answer;
    } catch (error) {
      if (exchange.fault) await sandbox.keepFaults();
      if (error instanceof Undone) return error.answer;
      if (error instanceof ApiError) return this.#checked(exchange, refused(error));
      this.#options.onDefect(error, exchange.request);
      return refused(exchange.service.render.crash(exchange.request));
    }
  }

  /** A refusal that breaks the contract is a defect of ours. A rate limit is no answer of the vendor's. */
  #checked({ match, request, service, fault }: UnderWay, answer: Answer): Answer {
    if (fault?.transport === "rate-limit") return answer;
    const problems = match?.operation.answerProblems(answer.status, answer.type, answer.body) ?? [];
    if (problems.length === 0) return answer;
    this.#options.onDefect(new Error(problems.join("; ")), request);
    return refused(service.render.crash(request));
  }

  async #done(exchange: UnderWay, sandbox: Sandbox, announced: (effects: number) => void): Promise<Answer> {
    const { service, request, witness } = exchange;
    const work = (ctx: TransactionContext) => witnessedUntilDone(witness, () => this.#run(exchange, ctx, sandbox));
    for (;;) {
      try {
        return await sandbox.transact(service.name, request.base, work, announced);
      } catch (error) {
        if (!(error instanceof PutOff)) throw error;
        await sandbox.keepFaults();
        await this.#options.pause?.(error.millis);
      }
    }
  }

  async #run(exchange: UnderWay, ctx: TransactionContext, sandbox: Sandbox): Promise<Answer> {
    exchange.trace = ctx.trace;
    exchange.at = ctx.now;
    try {
      const answer = await this.#handled(exchange, ctx, sandbox);
      exchange.place = sandbox.journal.place();
      return answer;
    } catch (error) {
      if (!(error instanceof PutOff)) exchange.place = sandbox.journal.place();
      throw error;
    }
  }

  async #handled(exchange: UnderWay, ctx: TransactionContext, sandbox: Sandbox): Promise<Answer> {
    const { service } = exchange;
    for (const check of service.checks) await checks[check](exchange, ctx);
    const { match, input } = exchange;
    if (!match || !input) throw new Error(`${service.name} lists no check that finds the operation`);
    if (exchange.fault) return this.#operated(exchange, match, input, ctx);

    const fault = sandbox.faults.met(service.name, match.operation.id, input);
    if (!fault) return this.#operated(exchange, match, input, ctx);
    if (fault.at === "after") {
      const answer = await this.#operated(exchange, match, input, ctx);
      sandbox.faults.use(fault);
      exchange.fault = fault;
      return answer;
    }
    sandbox.faults.use(fault);
    exchange.fault = fault;
    const millis = latencyOf(fault);
    if (millis !== undefined) throw new PutOff(millis);
    throw (
      refusalOf(fault, exchange, sandbox.settings(service.name)) ?? (await this.#undone(exchange, match, input, ctx))
    );
  }

  /** What would have been answered, for a fault that lets nothing be kept. */
  async #undone(exchange: UnderWay, match: RouteMatch, input: AnyInput, ctx: TransactionContext): Promise<Undone> {
    try {
      return new Undone(await this.#operated(exchange, match, input, ctx));
    } catch (error) {
      if (error instanceof ApiError) return new Undone(this.#checked(exchange, refused(error)));
      throw error;
    }
  }

  async #operated(exchange: UnderWay, match: RouteMatch, input: AnyInput, ctx: TransactionContext): Promise<Answer> {
    const operation = exchange.service.operations[match.operation.id];
    if (!operation) throw new Error(`${exchange.service.name} has no operation ${match.operation.id}`);
    const read = new Set<string>();
    const reply = await operation.handle(remembering(input, read), ctx);
    const problems = match.operation.answerProblems(reply.status, "application/json", reply.body);
    if (problems.length > 0) throw new Error(problems.join("; "));
    exchange.read = read;
    return { ...reply, type: reply.body === undefined ? "" : "application/json" };
  }

  async #judged(exchange: UnderWay, reply: Answer): Promise<readonly string[]> {
    const { judge } = this.#options;
    const { match, decoded, input, fault } = exchange;
    if (!judge || !match || !decoded || !input || fault?.transport === "rate-limit") return [];
    const { contract, service, refusedShape, request } = exchange;
    return judge({ contract, service, match, decoded, input, refusedShape, request, reply });
  }
}
