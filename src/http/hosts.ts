import type { IncomingMessage } from "node:http";

/** What a host says by its name: `<sandbox>.<service>.localhost`, or `<service>.localhost`. */
export interface NamedHost {
  readonly service: string;
  readonly sandbox?: string;
}

const names = /^(?:(.+)\.)?([^.]+)\.localhost\.?(?::\d+)?$/i;

/** Undefined where a host names neither: an address, `localhost`, a host of the user's own such as that of `publicUrl`. */
export function namedBy(host: string | undefined, publicUrl?: string): NamedHost | undefined {
  const [, sandbox, service] = names.exec(host ?? "") ?? [];
  if (service === undefined || hostnameOf(host) === hostnameOf(hostOf(publicUrl))) return undefined;
  const lower = { service: service.toLowerCase() };
  return sandbox === undefined ? lower : { ...lower, sandbox: sandbox.toLowerCase() };
}

/** The host of an address, with its port where it has one. */
export function hostOf(address: string | undefined): string | undefined {
  return address !== undefined && URL.canParse(address) ? new URL(address).host : undefined;
}

/** A host without its port, in lower case. */
export const hostnameOf = (host: string | undefined): string | undefined =>
  host?.toLowerCase().replace(/:\d+$/, "").replace(/\.$/, "");

export const schemeOf = ({ socket }: IncomingMessage): "http" | "https" => ("encrypted" in socket ? "https" : "http");

/** One of our addresses as the one reaches it who asked: another machine's name for this one, not 127.0.0.1. */
export function reachedAs(message: IncomingMessage, address: string): string {
  const { host } = message.headers;
  const asked = `${schemeOf(message)}://${host}`;
  if (host === undefined || namedBy(host) || !URL.canParse(asked) || !URL.canParse(address)) return address;
  const { protocol, port } = new URL(address);
  return `${protocol}//${new URL(asked).hostname}${port === "" ? "" : `:${port}`}`;
}

/** The gateway as the one reaches it who asked the gateway; its port may be another one outside. */
export function askedAs(message: IncomingMessage, gateway: string): string {
  const { host } = message.headers;
  const asked = `${schemeOf(message)}://${host}`;
  return host === undefined || namedBy(host) || !URL.canParse(asked) ? gateway : new URL(asked).origin;
}
