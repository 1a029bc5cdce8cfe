import type { Ctx } from "../core/context.ts";
import { html } from "../core/html.ts";
import type { RawReply, RawRequest } from "../core/http.ts";
import { httpDate } from "../core/instant.ts";
import { type Page, sheet } from "../core/page.ts";
import { ApiError } from "../core/refusal.ts";
import { beginWatching, endWatching } from "../core/witness.ts";
import type { Sandbox } from "../runtime/sandbox.ts";
import { SandboxRefused } from "../runtime/sandbox-refused.ts";
import { NoSandbox } from "./choose-sandbox.ts";
import { usualBodyLimit } from "./compiled-operation.ts";
import { mediaTypeOf, unkeepableField } from "./decode.ts";
import { cut } from "./dress.ts";
import { groundsOf } from "./grounds.ts";
import { hostOf } from "./hosts.ts";
import type { Answer, Exchanged, UnderWay } from "./under-way.ts";

const root = "/_stage";
const form = "application/x-www-form-urlencoded";
const page = "text/html; charset=utf-8";

/**
 * Nothing is loaded from elsewhere and no script runs. Forms may end at any address, since browsers hold their redirects
 * against `form-action` too; `same-origin` keeps addresses from others and still has browsers send the origin of a form.
 */
const pageHeaders = {
  "cache-control": "no-store",
  "content-security-policy":
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action http: https:; frame-ancestors 'none'",
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
};

/** Whether an address is one of ours beside the vendor's contract. */
export const isPage = ({ path }: RawRequest): boolean => path === root || path.startsWith(`${root}/`);

interface Showing {
  readonly exchange: UnderWay;
  readonly sandbox: Sandbox;
  readonly onDefect: (error: unknown, request: RawRequest) => void;
}

/** One exchange of a browser with a page of the service. */
export async function pageExchange(showing: Showing): Promise<Exchanged> {
  const { exchange, sandbox } = showing;
  const { service, request, asks } = exchange;
  const started = performance.now();
  const name = request.path.slice(root.length + 1);
  const own = Object.hasOwn(service.pages ?? {}, name) ? service.pages?.[name] : undefined;
  let effects = 0;
  const { rule, ...answer } = await answered(showing, own ?? name, (announced) => {
    effects = announced;
  });
  const date = httpDate(exchange.at ?? sandbox.now());
  const ruled = rule ? { "x-stunt-double-rule": `${service.name}/${rule}` } : {};
  const reply: RawReply = {
    status: answer.status,
    headers: { ...pageHeaders, ...answer.headers, ...ruled, date },
    body: request.method === "HEAD" ? undefined : answer.body,
    type: answer.type,
  };
  return {
    reply,
    place: exchange.place,
    entry: {
      at: exchange.at ?? sandbox.now(),
      service: service.name,
      operation: own && pageName(name),
      request: cut(request),
      reply,
      rule: rule || undefined,
      grade: undefined,
      effects,
      took: performance.now() - started,
      grounds: groundsOf(exchange, answer, sandbox.settings(service.name)),
      ...(asks.count > 0 ? { asked: asks.noted() } : {}),
    },
  };
}

/** How the journal calls a page, where the name of an operation would stand. */
export const pageName = (name: string): string => `page ${name}`;

async function answered(
  { exchange, sandbox, onDefect }: Showing,
  own: Page<Ctx> | string,
  announced: (effects: number) => void,
): Promise<Answer> {
  const { service, request, asks, witness } = exchange;
  const work = typeof own === "string" ? unknownPage(own, exchange) : workOf(own, request);
  if (typeof work === "object") return work;
  try {
    return await sandbox.asking(asks, () =>
      sandbox.transact(
        service.name,
        request.base,
        async (ctx) => {
          exchange.trace = ctx.trace;
          exchange.at = ctx.now;
          beginWatching(witness);
          try {
            const answer = await ctx.questions.allAnswered(work(ctx));
            exchange.place = sandbox.journal.place();
            return answer;
          } finally {
            endWatching(witness);
          }
        },
        announced,
        { asks },
      ),
    );
  } catch (error) {
    if (error instanceof SandboxRefused) throw new NoSandbox(error.message, "ask again");
    if (error instanceof ApiError) return refusal(error, exchange);
    onDefect(error, request);
    return problem(500, "This page cannot be shown", "a defect of ours");
  }
}

type Work = (ctx: Ctx) => Promise<Answer>;

/** What there is to be done, or why there is nothing. */
function workOf({ view, act }: Page<Ctx>, request: RawRequest): Work | Answer {
  const { method, query, headers, body } = request;
  if (method === "GET" || method === "HEAD")
    return async (ctx) => {
      const shown = await view(ctx, fieldsOf(query));
      const { status, document } = "document" in shown ? shown : { status: 200, document: shown };
      return { status, body: document.source, type: page };
    };
  const allow = act ? "GET, HEAD, POST" : "GET, HEAD";
  if (method !== "POST" || !act) return { ...problem(405, `A page takes no ${method}`, allow), headers: { allow } };
  if (!isOwnOrigin(request)) return problem(403, `Forms of ${headers.origin} do nothing here`, "open the page itself");
  if (request.tooLarge || body.length > usualBodyLimit) return problem(413, "This is more than a form", "send less");
  if (body.length > 0 && mediaTypeOf(request) !== form) return problem(415, "This is no form", `send ${form}`);
  const fields = fieldsOf(Buffer.from(body).toString("utf8"));
  const odd = unkeepableField(fields);
  if (odd !== undefined) return problem(400, `${odd.field} holds what cannot be kept`, "leave out U+0000");
  return async (ctx) => {
    const { to } = await act(fields, ctx);
    return { status: 303, headers: { location: addressOf(to, ctx) }, body: undefined, type: "" };
  };
}

const fieldsOf = (text: string) => Object.fromEntries(new URLSearchParams(text));

/** Browsers say with every form where it comes from; whoever is none need not. */
function isOwnOrigin({ headers, base }: RawRequest): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return true;
  const from = hostOf(origin);
  return from !== undefined && (from === host?.toLowerCase() || from === hostOf(base));
}

function addressOf(to: string, ctx: Ctx): string {
  const { href, protocol } = new URL(to.startsWith("/") ? ctx.url(to) : to);
  if (protocol === "http:" || protocol === "https:") return href;
  throw new Error(`a page leads to ${to}, which is no address of the web`);
}

function unknownPage(name: string, { service }: UnderWay): Answer {
  const known = Object.keys(service.pages ?? {}).map((one) => `${root}/${one}`);
  const remedy = known.length > 0 ? `known: ${known.join(", ")}` : `${service.name} has no pages`;
  return problem(404, name === "" ? "No page is named" : `There is no page ${name}`, remedy);
}

/** A refusal in the words of whoever refused: a panel action's, or the vendor's code. */
function refusal({ status, body, rule }: ApiError, { contract }: UnderWay): Answer {
  const own = typeof body === "object" && body !== null && "error" in body ? String(body.error) : undefined;
  return { ...problem(status, own ?? contract.codeIn(body) ?? "This is refused", "Go back and try again."), rule };
}

function problem(status: number, says: string, remedy: string): Answer {
  const body = sheet({ title: says, content: html`<p>${remedy}</p>` }).source;
  return { status, body, type: page, help: { says: remedy } };
}
