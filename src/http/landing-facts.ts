import type { IncomingMessage } from "node:http";
import type { Runtime } from "../runtime/runtime.ts";
import { curlLine } from "./curl-line.ts";
import { reachedAs } from "./hosts.ts";
import type { Landing } from "./landing.ts";
import type { Pipeline } from "./pipeline.ts";

interface Facts {
  readonly runtime: Runtime;
  readonly pipeline: Pipeline;
  readonly health: Pick<Landing, "product" | "version" | "control">;
  readonly services: readonly Omit<Landing["services"][number], "openapi">[];
  /** Whether everybody may know which sandboxes there are. */
  readonly open: boolean;
}

/** What the gateway tells somebody, with addresses as that one reaches them. */
export function landingFor(asked: IncomingMessage, { runtime, pipeline, health, services, open }: Facts): Landing {
  const openapi = (name: string) => new URL(`/openapi/${name}.json`, health.control).href;
  const reached = services.map((one) => ({
    ...one,
    address: reachedAs(asked, one.address),
    openapi: openapi(one.name),
  }));
  const lines = reached.map(({ name, address }) => {
    const service = runtime.services.get(name);
    return service && curlLine(service, pipeline.contract(service), address);
  });
  const sandboxes = runtime.names().flatMap((name) => {
    const sandbox = runtime.get(name);
    return sandbox ? [{ name, scenarios: sandbox.record.scenarios, clock: sandbox.clock() }] : [];
  });
  return {
    ...health,
    openapi: openapi("control"),
    services: reached,
    ...(open ? { sandboxes } : {}),
    curl: lines.find((line) => line !== undefined) ?? `curl ${new URL("/health", health.control).href}`,
  };
}
