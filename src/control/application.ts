import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler } from "express";
import { middleware as contractMiddleware } from "express-openapi-validator";
import { contractFolder, readContractFile } from "../../openapi/read.ts";
import { equalSecrets } from "../core/crypto.ts";
import { unkeepable } from "../runtime/keepable.ts";
import { catalogue, streams } from "./catalogue.ts";
import { contractRefusal } from "./contract-refusal.ts";
import { type ControlContext, ControlRefusal } from "./operation.ts";
import { refusedBelow } from "./refused.ts";

/** The control API: Express, driven by express-openapi-validator over openapi/control. */
export function controlApplication(context: ControlContext): Express {
  const application = express();
  application.disable("x-powered-by");
  application.disable("etag");
  application.use(withToken(context.controlToken));
  for (const [path, limit] of bodyLimits) application.use(path, express.json({ limit, strict: false }));
  application.use(keepable);
  application.use(validated());
  application.use(async (request, response) => {
    const { operationId, path } = matched(request);
    const input = { path, query: request.query, body: request.body ?? {} };
    const stream = streams.get(operationId);
    if (stream) return stream(input, { context, response });
    const operation = catalogue.get(operationId);
    if (!operation) throw new Error(`the control API has no operation ${operationId}`);
    const reply = await operation(input, context);
    if (reply.body === undefined) response.status(reply.status).end();
    else response.status(reply.status).json(reply.body);
  });
  application.use(refused);
  return application;
}

/** The first that fits counts: a snapshot is large, a scenario a page of text, everything else short. */
const bodyLimits: readonly (readonly [path: string | RegExp, limit: string])[] = [
  [/^(\/_control\/v1)?\/snapshots\/[^/]+$/, "64mb"],
  [/^(\/_control\/v1)?\/(scenarios\/check|sandboxes\/[^/]+\/scenario)$/, "5mb"],
  [/^/, "1mb"],
];

let validators: ReturnType<typeof contractMiddleware> | undefined;

/** The contract's middleware; it takes a tenth of a second to make and holds nothing of one simulator. */
function validated(): ReturnType<typeof contractMiddleware> {
  validators ??= contractMiddleware({
    apiSpec: structuredClone(readContractFile(contractFolder("control"), "openapi")) as string,
    validateSecurity: false,
    validateRequests: { allErrors: true },
    validateResponses: true,
  });
  return validators;
}

interface Understood {
  readonly schema: { readonly operationId: string } & Readonly<Record<string, unknown>>;
  readonly pathParams: Readonly<Record<string, unknown>>;
}

/** What express-openapi-validator found out about a request. */
const understood = (request: Request): Understood | undefined =>
  (request as Request & { readonly openapi?: Understood }).openapi;

function matched(request: Request): { operationId: string; path: Readonly<Record<string, unknown>> } {
  const found = understood(request);
  if (!found)
    throw new ControlRefusal(404, `nothing at ${request.path}`, { remedy: "addresses begin with /_control/v1" });
  return { operationId: found.schema.operationId, path: found.pathParams };
}

function withToken(token: string | undefined): RequestHandler {
  return (request, _response, next) => {
    const sent = /^bearer\s+(.+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? "";
    if (token === undefined || equalSecrets(sent, token)) return next();
    const why = sent === "" ? "the control API needs its token" : "that is not the control API's token";
    next(new ControlRefusal(401, why, { remedy: "send Authorization: Bearer <token>" }));
  };
}

/** What no backend keeps is refused before anybody relies on it, whatever it is for. */
const keepable: RequestHandler = ({ body }, _response, next) => {
  const odd = body === undefined ? undefined : unkeepable(body, "body");
  next(odd && new ControlRefusal(400, `${odd.field} ${odd.problem}`, odd));
};

const refused: ErrorRequestHandler = (error, request, response, _next) => {
  const operation = understood(request)?.schema;
  const { status, ...body } = refusedBelow(error) ?? contractRefusal(error, { body: request.body, operation });
  if (status === 500) console.error(error);
  response.status(status).json(body);
};
