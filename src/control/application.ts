import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler } from "express";
import { middleware as contractMiddleware } from "express-openapi-validator";
import { contractFolder, readContractFile } from "../../openapi/read.ts";
import { equalSecrets } from "../core/crypto.ts";
import { SandboxRefused } from "../runtime/runtime.ts";
import { ScenarioRefused } from "../runtime/scenario-refused.ts";
import { SettingRefused } from "../runtime/settings.ts";
import type { AnyControlOperation, ControlContext, ControlOperations } from "./operation.ts";
import { ControlRefusal } from "./operation.ts";
import { advanceClock, freezeClock, readClock } from "./operations/clock.ts";
import { readInfo } from "./operations/info.ts";
import { addFault, runPanelAction } from "./operations/panel.ts";
import {
  changeSettings,
  createSandbox,
  deleteSandbox,
  listSandboxes,
  readSandbox,
  resetSandbox,
} from "./operations/sandboxes.ts";
import { readJournal, readOutbox, readRows, readStateHash, settle } from "./operations/state.ts";

const operations: ControlOperations = {
  readInfo,
  listSandboxes,
  createSandbox,
  readSandbox,
  deleteSandbox,
  resetSandbox,
  changeSettings,
  readStateHash,
  settle,
  readClock,
  freezeClock,
  advanceClock,
  runPanelAction,
  readRows,
  readOutbox,
  readJournal,
  addFault,
};

const byId: ReadonlyMap<string, AnyControlOperation> = new Map(Object.entries<AnyControlOperation>(operations));

/** The control API: Express, driven by express-openapi-validator over openapi/control. */
export function controlApplication(context: ControlContext): Express {
  const application = express();
  application.disable("x-powered-by");
  application.disable("etag");
  application.use(withToken(context.controlToken));
  application.use(express.json({ limit: "1mb" }));
  application.use(validated());
  application.use(async (request, response) => {
    const { operationId, path } = matched(request);
    const operation = byId.get(operationId);
    if (!operation) throw new Error(`the control API has no operation ${operationId}`);
    const reply = await operation({ path, query: request.query, body: request.body ?? {} }, context);
    if (reply.body === undefined) response.status(reply.status).end();
    else response.status(reply.status).json(reply.body);
  });
  application.use(refused);
  return application;
}

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

/** What express-openapi-validator found out about a request. */
function matched(request: Request): { operationId: string; path: Readonly<Record<string, unknown>> } {
  const { openapi } = request as Request & {
    openapi?: { schema: { operationId: string }; pathParams: Record<string, unknown> };
  };
  if (!openapi)
    throw new ControlRefusal(404, `nothing at ${request.path}`, { remedy: "addresses begin with /_control/v1" });
  return { operationId: openapi.schema.operationId, path: openapi.pathParams };
}

function withToken(token: string | undefined): RequestHandler {
  return (request, _response, next) => {
    const sent = /^bearer\s+(.+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? "";
    const admitted = token === undefined || equalSecrets(sent, token);
    next(
      admitted
        ? undefined
        : new ControlRefusal(401, "the control API needs its token", { remedy: "send Authorization: Bearer <token>" }),
    );
  };
}

const refused: ErrorRequestHandler = (error, _request, response, _next) => {
  const { status, ...body } = refusalOf(error);
  if (status === 500) console.error(error);
  response.status(status).json(body);
};

interface Refusal {
  readonly status: number;
  readonly error: string;
  readonly field?: string;
  readonly remedy?: string;
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof ControlRefusal) {
    const { status, message, field, remedy } = error;
    return { status, error: message, ...(field ? { field } : {}), ...(remedy ? { remedy } : {}) };
  }
  if (error instanceof SandboxRefused) return { ...sandboxRefusals[error.reason], error: error.message };
  if (error instanceof SettingRefused)
    return { status: 400, error: error.message, field: error.field, remedy: error.remedy };
  if (error instanceof ScenarioRefused) {
    const [first] = error.mistakes;
    return { status: 400, error: error.message, field: first?.field ?? "scenarios", remedy: first?.remedy ?? "" };
  }
  return contractRefusal(error);
}

const sandboxRefusals: Readonly<Record<SandboxRefused["reason"], Omit<Refusal, "error">>> = {
  unknown: { status: 404, field: "sandbox", remedy: "create it first" },
  taken: { status: 409, field: "name", remedy: "reset it or choose another name" },
  invalid: { status: 400, field: "scenarios", remedy: "GET /info names the services" },
};

/** A refusal of the validator or of the body parser; what of it the contract has no status for is a 400. */
function contractRefusal(error: unknown): Refusal {
  const {
    status = 500,
    message = "unknown",
    errors = [],
  } = error as { status?: number; message?: string; errors?: { path: string; message: string }[] };
  if (status >= 500) return { status: 500, error: message };
  const [first] = errors;
  if (status === 404 || status === 405)
    return { status, error: `nothing at ${first?.path ?? "this address"}: ${message}`, remedy: contractRemedy };
  const field = first?.path.replace(/^\//, "").replaceAll("/", ".") || "body";
  const what = errors.map(({ path, message: why }) => `${path} ${why}`).join("; ") || message;
  return { status: 400, error: what, field, remedy: contractRemedy };
}

const contractRemedy = "see openapi/control/openapi.yaml";
