import type { IncomingMessage, RequestListener } from "node:http";
import type { Express, RequestHandler } from "express";
import { contractFolder, readContractFile } from "../../openapi/read.ts";
import type { RawReply } from "../core/http.ts";
import type { Service } from "../core/service.ts";
import { contractOfService } from "../runtime/contract.ts";
import { noService } from "./choose-sandbox.ts";
import { writeReply } from "./exchange.ts";
import { barred, type OwnHosts } from "./guard.ts";
import { namedBy } from "./hosts.ts";
import { type Landing, writeLanding } from "./landing.ts";
import type { EdgeOptions } from "./node-adapter.ts";

export interface GatewayOptions {
  readonly services: readonly Service[];
  readonly health: EdgeOptions["health"];
  /** The control API, an Express application under `/_control/v1`. */
  readonly control: () => Promise<RequestListener>;
  /** Where no token guards the control API: the hosts under which a browser may reach it. */
  readonly guard?: OwnHosts;
  readonly landing?: (asked: IncomingMessage) => Landing;
  readonly edge: Omit<EdgeOptions, "service" | "health">;
  /** Something of ours could not be loaded; whoever asked for it was answered 500. */
  readonly onDefect: (error: unknown) => void;
}

/** Control API and every service under one port. Express is loaded with the first request, so that starting stays quick. */
export const gatewayListener = (options: GatewayOptions): RequestListener =>
  whenAsked(() => compose(options), options.onDefect);

async function compose(options: GatewayOptions): Promise<RequestListener> {
  const { services, health, control, guard, landing, edge, onDefect } = options;
  const [{ default: express }, { expressApplication }] = await Promise.all([
    import("express"),
    import("./express-adapter.ts"),
  ]);
  const gateway = express();
  gateway.disable("x-powered-by");
  gateway.disable("etag");
  const own = new Map(
    services.map((service) => {
      const named = { health: (asked: IncomingMessage) => ({ ...(health(asked) as object), service: service.name }) };
      return [service.name, expressApplication({ ...edge, ...named, service, namedHosts: true })] as const;
    }),
  );
  gateway.use(byHost(own, edge.publicUrl), sandboxFirst(own));
  gateway.get("/health", (request, response) => {
    response.json(health(request));
  });
  gateway.use("/_control/v1", guarded(guard), whenAsked(control, onDefect));
  if (landing) {
    gateway.get("/", (request, response) => {
      writeLanding(response, landing(request), request.accepts(["html", "json"]) === "json" ? "json" : "html");
    });
  }
  gateway.get("/openapi/:name.json", contracts(services));
  for (const [name, application] of own) gateway.use(`/${name}`, application);
  gateway.use((request, response) => {
    const known = ["/_control/v1", ...[...own.keys()].map((name) => `/${name}`)].join(", ");
    response.status(404).json({ error: `nothing at ${request.path}`, remedy: `known: ${known}` });
  });
  return gateway;
}

/** `<sandbox>.<service>.localhost` and `<service>.localhost` are the service, at the vendor's exact paths. */
const byHost =
  (own: ReadonlyMap<string, Express>, publicUrl: string | undefined): RequestHandler =>
  (request, response, next) => {
    const named = namedBy(request.headers.host, publicUrl);
    if (!named) return next();
    const application = own.get(named.service);
    if (application) application(request, response, next);
    else writeReply(response, noService(named.service, [...own.keys()]).reply);
  };

/** `/~<sandbox>/<service>/…` means `/<service>/~<sandbox>/…`. */
const sandboxFirst =
  (own: ReadonlyMap<string, Express>): RequestHandler =>
  (request, _response, next) => {
    const [, prefix, service, rest] = /^(\/~[^/?]*)\/([^/?]+)(.*)$/.exec(request.url) ?? [];
    if (service !== undefined && own.has(service)) request.url = `/${service}${prefix}${rest}`;
    next();
  };

/** An application that is loaded with its first request; one that cannot be loaded answers 500, and is tried again. */
function whenAsked(load: () => Promise<RequestListener>, onDefect: GatewayOptions["onDefect"]): RequestListener {
  let application: Promise<RequestListener> | undefined;
  return async (request, response) => {
    application ??= load();
    const loaded = await application.catch((error: unknown) => {
      application = undefined;
      onDefect(error);
      writeReply(response, notLoaded(error));
    });
    loaded?.(request, response);
  };
}

const notLoaded = (error: unknown): RawReply => ({
  status: 500,
  headers: {},
  type: "application/json",
  body: {
    error: `this part of Stunt Double cannot be loaded: ${error instanceof Error ? error.message : String(error)}`,
    remedy: "a defect of ours; stunt-double doctor looks at what could be in the way",
  },
});

const guarded =
  (own: OwnHosts | undefined): RequestHandler =>
  (request, response, next) => {
    const why = own && barred(request, own);
    if (why) response.status(403).json(why);
    else next();
  };

/** The contracts as JSON: of each service, and of the control API. */
const contracts =
  (services: readonly Service[]): RequestHandler<{ name: string }> =>
  (request, response, next) => {
    const service = services.find(({ name }) => name === request.params.name);
    if (service) response.json(readContractFile(contractOfService(service), "openapi"));
    else if (request.params.name === "control") response.json(readContractFile(contractFolder("control"), "openapi"));
    else next();
  };
