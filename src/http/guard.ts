import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { hostnameOf, hostOf } from "./hosts.ts";

/** Why somebody may not call the control API, and what helps. */
export interface Barred {
  readonly error: string;
  readonly remedy: string;
}

/** Hosts of the user's own, under which a browser may reach the control API. */
export interface OwnHosts {
  readonly publicUrl?: string;
  /** `*.example.test` stands for every name below it. */
  readonly hosts?: readonly string[];
}

/**
 * Where no token guards the control API, a page in a browser must not reach it: neither under a name of its own that it
 * has point to this machine, nor from another origin.
 */
export function barred({ headers }: IncomingMessage, own: OwnHosts): Barred | undefined {
  const { host, origin } = headers;
  const remedy = "ask for 127.0.0.1 or localhost, or start with --control-token and send it";
  if (host !== undefined && !isOurs(host, own)) return { error: `the control API is not at ${host}`, remedy };
  if (
    origin === undefined ||
    hostOf(origin) === host?.toLowerCase() ||
    hostOf(origin) === hostOf(own.publicUrl ?? "none")
  )
    return undefined;
  return { error: `the control API is closed to pages of ${origin}`, remedy };
}

function isOurs(host: string, { publicUrl, hosts = [] }: OwnHosts): boolean {
  const name = hostnameOf(host) ?? "";
  if (isIP(name.replace(/^\[|\]$/g, "")) !== 0 || name === "localhost" || name.endsWith(".localhost")) return true;
  if (name === hostnameOf(hostOf(publicUrl))) return true;
  return hosts.some((own) => name === own.toLowerCase() || (own.startsWith("*.") && name.endsWith(own.slice(1))));
}
