import type { OutsideAnswer, Question } from "../core/question.ts";
import { refusedAddress } from "./address.ts";
import { reasonOf } from "./effects/sending.ts";
import { type Machine, sendWithin } from "./machine.ts";

/** What is needed to ask the outside from a sandbox. */
export interface Outside {
  readonly machine: Machine;
  readonly allowedHosts: readonly string[];
  /** Nobody wants to know the answer any more. */
  readonly abandoned: AbortSignal;
  /** A scenario is being loaded: what came back would differ from machine to machine, so nobody is asked. */
  readonly prepares: boolean;
}

const patience = 10_000;
const longestAnswer = 1024 * 1024;
const mostRedirects = 5;
const redirects: readonly number[] = [301, 302, 303, 307, 308];
const asBrowser = { accept: "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8" };

/** Asks, and answers what came back or why nothing did. Every address on the way has to be one that may be asked. */
export async function askOutside(question: Question, outside: Outside): Promise<OutsideAnswer> {
  if (outside.prepares) return { error: "nobody is asked while a scenario is loaded" };
  const until = outside.machine.now() + patience;
  const isPage = question.kind === "page";
  let { url } = question;
  for (let step = 0; step <= mostRedirects; step += 1) {
    const answer = await askOnce({ ...question, url }, until, outside);
    if (answer.error !== undefined || !isPage || !redirects.includes(answer.status)) return answer;
    const next = answer.headers.location;
    if (next === undefined || !URL.canParse(next, url)) return answer;
    url = new URL(next, url).href;
  }
  return { error: `more than ${mostRedirects} redirects` };
}

async function askOnce(
  { kind, url, method = "GET", headers = {}, body = "" }: Question,
  until: number,
  { machine, allowedHosts, abandoned }: Outside,
): Promise<OutsideAnswer> {
  const refused = refusedAddress(url, allowedHosts);
  if (refused) return { error: refused };
  const request = { method, url, headers: kind === "page" ? { ...asBrowser, ...headers } : headers, body };
  try {
    const answer = await sendWithin(
      machine,
      { ...request, longestAnswer: longestAnswer + 1 },
      { millis: until - machine.now(), abandoned },
    );
    if (Buffer.byteLength(answer.body ?? "") > longestAnswer) return { error: "the answer is longer than 1 MiB" };
    return { status: answer.status, url, headers: answer.headers ?? {}, body: answer.body ?? "" };
  } catch (error) {
    return { error: reasonOf(error) };
  }
}
