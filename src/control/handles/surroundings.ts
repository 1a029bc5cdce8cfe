import type { Express } from "express";
import type { Service } from "../../core/service.ts";
import type { ControlClient } from "../client.ts";
import type { ServiceName } from "./contracts.ts";

/** What every handle of one simulator shares. */
export interface Surroundings {
  readonly client: ControlClient;
  /** The services that run. */
  readonly services: ReadonlyMap<string, Service>;
  /** A service's own address, without a sandbox. */
  url(service: ServiceName): string;
  /** A new Express application of a service, for requests to one sandbox or to whichever they name. */
  express(service: ServiceName, sandbox: string | undefined): Express;
  /** Names in the environment that make other programs trust the certificate; none without TLS. */
  trustVariables(): Readonly<Record<string, string>>;
}
