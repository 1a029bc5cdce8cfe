import type { Instant } from "../core/instant.ts";
import type { OutsideAnswer, Question } from "../core/question.ts";
import { redactText } from "./journal/redact.ts";
import { askOutside, type Outside } from "./outside.ts";
import { goneMeanwhile, SandboxRefused } from "./sandbox-refused.ts";

/** One question of an exchange as the journal keeps it, without secrets. */
export interface NotedAsk {
  readonly method: string;
  readonly address: string;
  readonly status?: number;
  readonly error?: string;
}

/** Undoes the transaction of a handler that asks what has not been answered yet. */
export class Unanswered {
  readonly question: Question;
  constructor(question: Question) {
    this.question = question;
  }
}

const mostAsks = 10;

/** What one exchange has asked outside and been answered, in order, and the instant at which its handler first ran. */
export class Asks {
  now: Instant | undefined;
  readonly #answered: { readonly question: Question; readonly answer: OutsideAnswer }[] = [];

  /** What the n-th question was answered; undefined when it has not been asked. Asking something else is a defect. */
  answerTo(n: number, question: Question): OutsideAnswer | undefined {
    const before = this.#answered[n];
    if (before && inOneForm(before.question) !== inOneForm(question)) {
      throw new Error(
        `a handler that was run again asked ${question.url}, not ${before.question.url}: it has to ask the same again`,
      );
    }
    return before?.answer;
  }

  add(question: Question, answer: OutsideAnswer): void {
    this.#answered.push({ question, answer });
  }

  get count(): number {
    return this.#answered.length;
  }

  noted(): readonly NotedAsk[] {
    return this.#answered.map(({ question: { method = "GET", url }, answer }) => ({
      method,
      address: withoutSecrets(url),
      ...(answer.error === undefined ? { status: answer.status } : { error: withoutSecrets(answer.error) }),
    }));
  }
}

/** The questions of one run of a handler, numbered by their order. */
export class Questions {
  readonly #asks: Asks | undefined;
  #count = 0;
  #unanswered: Unanswered | undefined;

  /** Without `asks` nothing may be asked. */
  constructor(asks: Asks | undefined) {
    this.#asks = asks;
  }

  async ask(question: Question): Promise<OutsideAnswer> {
    if (!this.#asks) throw new Error(`${question.url} was asked, but only operations and pages may ask outside`);
    this.#count += 1;
    const answer = this.#asks.answerTo(this.#count - 1, question);
    if (answer) return answer;
    this.#unanswered ??= new Unanswered(question);
    throw this.#unanswered;
  }

  /** Whatever a handler makes of not being answered, nothing of it is kept. */
  async allAnswered<T>(work: Promise<T>): Promise<T> {
    const result = await work.catch((error: unknown) => {
      throw this.#unanswered ?? error;
    });
    if (this.#unanswered) throw this.#unanswered;
    return result;
  }
}

/** Runs a transaction again with every answer that it asked for; nothing is locked while somebody is asked. */
export async function inRounds<T>(asks: Asks, outside: Outside, run: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      if (asks.count === mostAsks) throw new Error(`a handler asked outside more than ${mostAsks} times`);
      const { question } = error;
      asks.add(question, await askOutside(question, outside));
      if (outside.abandoned.aborted) throw new SandboxRefused("unknown", goneMeanwhile);
    }
  }
}

const inOneForm = ({ kind, url, method = "GET", headers = {}, body = "" }: Question): string =>
  JSON.stringify([kind, method, url, Object.entries(headers).toSorted(), body]);

/** An address without the values of secrets, nor who signs in by it. */
const withoutSecrets = (text: string): string => redactText(text.replace(/(\/\/)[^/?#@\s]*@/, "$1[redacted]@"));
