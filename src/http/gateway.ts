import type { RequestListener } from "node:http";
import type { Service } from "../core/service.ts";
import type { EdgeOptions } from "./node-adapter.ts";

export interface GatewayOptions {
  readonly services: readonly Service[];
  readonly health: () => unknown;
  /** The control API, an Express application under `/_control/v1`. */
  readonly control: () => Promise<RequestListener>;
  readonly edge: Omit<EdgeOptions, "service" | "health">;
}

/** Control API and every service under one port. Express is loaded with the first request, so that starting stays quick. */
export function gatewayListener(options: GatewayOptions): RequestListener {
  let application: Promise<RequestListener> | undefined;
  return async (request, response) => {
    application ??= compose(options);
    (await application)(request, response);
  };
}

async function compose({ services, health, control, edge }: GatewayOptions): Promise<RequestListener> {
  const [{ default: express }, { expressApplication }] = await Promise.all([
    import("express"),
    import("./express-adapter.ts"),
  ]);
  const gateway = express();
  gateway.disable("x-powered-by");
  gateway.disable("etag");
  gateway.get("/health", (_request, response) => {
    response.json(health());
  });
  gateway.use("/_control/v1", await control());
  for (const service of services) {
    const own = expressApplication({
      ...edge,
      service,
      health: () => ({ ...(health() as object), service: service.name }),
    });
    gateway.use(`/${service.name}`, own);
  }
  gateway.use((request, response) => {
    const known = ["/_control/v1", ...services.map(({ name }) => `/${name}`)].join(", ");
    response.status(404).json({ error: `nothing at ${request.path}`, remedy: `known: ${known}` });
  });
  return gateway;
}
