import express, { type ErrorRequestHandler, type Express } from "express";
import { middleware as validator } from "express-openapi-validator";
import { inject } from "./inject.ts";
import type { Judge, JudgedExchange } from "./pipeline.ts";

/** What the validator package thinks of one exchange. */
interface Verdict {
  request?: string;
  response?: string;
}

interface Held {
  readonly exchange: JudgedExchange;
  readonly verdict: Verdict;
}

/**
 * express-openapi-validator as a second opinion: the exchange, as normalised, is played through an Express application
 * that it guards, and its verdict is held against ours.
 */
export function validatorJudge(): Judge {
  const applications = new Map<string, readonly Express[]>();
  const held = new Map<string, Held>();
  let count = 0;
  return async (exchange) => {
    const { service } = exchange;
    const guards = applications.get(service.name) ?? [
      guarded(exchange, held, "requests"),
      guarded(exchange, held, "answers"),
    ];
    applications.set(service.name, guards);
    count += 1;
    const id = String(count);
    const verdict: Verdict = {};
    held.set(id, { exchange, verdict });
    try {
      for (const guard of guards) await play(guard, id, exchange);
    } finally {
      held.delete(id);
    }
    return disagreements(exchange, verdict);
  };
}

const idHeader = "x-judged-exchange";

/** An application that judges one half: where a request is refused, the package does not look at the answer. */
function guarded({ contract }: JudgedExchange, held: ReadonlyMap<string, Held>, half: "requests" | "answers"): Express {
  const application = express();
  const heldFor = (id: unknown): Held => {
    const one = held.get(String(id));
    if (!one) throw new Error("an exchange that nobody is judging");
    return one;
  };
  application.use((request, _response, next) => {
    request.body = heldFor(request.headers[idHeader]).exchange.input.body;
    next();
  });
  application.use(
    validator({
      apiSpec: structuredClone(contract.document.root) as unknown as string,
      validateSecurity: false,
      validateFormats: false,
      fileUploader: false,
      validateRequests: half === "requests" ? { allErrors: true, allowUnknownQueryParameters: true } : false,
      validateResponses: half === "answers" && {
        onError: (error, _body, request) => noteResponse(heldFor(request.headers[idHeader]).verdict, error),
      },
    }),
  );
  const answer: express.RequestHandler = (request, response) => {
    const { reply } = heldFor(request.headers[idHeader]).exchange;
    response
      .status(reply.status)
      .set(reply.headers ?? {})
      .type(reply.type);
    if (reply.type === "application/json") response.json(reply.body);
    else response.send(reply.body);
  };
  application.use(answer);
  const refused: ErrorRequestHandler = (error, request, response, next) => {
    const { verdict } = heldFor(request.headers[idHeader]);
    if (half === "requests") verdict.request = String(error.message);
    else verdict.response = String(error.message);
    void next;
    response.status(500).end();
  };
  application.use(refused);
  return application;
}

function noteResponse(verdict: Verdict, error: { message: string }): void {
  verdict.response = error.message;
}

async function play(application: Express, id: string, { match, decoded, request }: JudgedExchange): Promise<void> {
  const { operation, params } = match;
  const path = operation.path.replace(/\{([^}]+)\}/g, (_all, name: string) => encodeURIComponent(params[name] ?? ""));
  const [mediaType] = operation.mediaTypes;
  await inject(application, {
    method: operation.method,
    url: `${path}?${queryOf(decoded.query)}`,
    headers: {
      host: "localhost",
      [idHeader]: id,
      accept: request.headers.accept ?? "*/*",
      ...(mediaType === undefined ? {} : { "content-type": mediaType, "content-length": "1" }),
    },
  });
}

/** Percent-encoded throughout: the package takes a plus sign for an unencoded character. */
const queryOf = (query: Readonly<Record<string, unknown>>): string =>
  Object.entries(query)
    .flatMap(([name, value]) =>
      [value].flat().map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(String(one))}`),
    )
    .join("&");

/** Where the two judges differ. What only a handler can refuse is no difference. */
function disagreements(exchange: JudgedExchange, { request, response }: Verdict): readonly string[] {
  const of = `${exchange.match.operation.id} ${exchange.reply.status}`;
  const found: string[] = [];
  if (request !== undefined && !exchange.refusedShape)
    found.push(`${of}: the validator refuses the request (${request}), we did not`);
  if (request === undefined && visiblyWrong(exchange))
    found.push(`${of}: we refused the request's shape, the validator does not`);
  if (response !== undefined) found.push(`${of}: the validator refuses the answer (${response})`);
  return found;
}

/**
 * Whether we refused a shape for something that the package looks at as well: it knows neither text that no backend
 * keeps nor values that another source took the place of, takes JavaScript's `0x1A` and `Infinity` for numbers and a
 * list of one for its only item.
 */
function visiblyWrong({ refusedShape, match, decoded }: JudgedExchange): boolean {
  if (!refusedShape) return false;
  const { overridden: _overridden, ...seen } = decoded;
  const { violations } = match.operation.read(seen);
  return violations.some(
    ({ keyword, value }) => keyword !== "text" && !Array.isArray(value) && !javascriptNumber.test(String(value)),
  );
}

const javascriptNumber = /^(?:0[xob]|[+-]?Infinity)/i;
