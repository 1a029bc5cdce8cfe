import type { RawReply, RawRequest } from "../core/http.ts";
import { ApiError } from "../core/refusal.ts";
import type { Service } from "../core/service.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { Sandbox } from "../runtime/sandbox.ts";

/** A request that names no sandbox there is; the answer is ours, not the vendor's. */
export class NoSandbox extends Error {
  readonly reply: RawReply;
  readonly remedy: string;
  constructor(error: string, remedy: string) {
    super(error);
    this.remedy = remedy;
    this.reply = { status: 404, headers: {}, type: "application/json", body: { error, remedy } };
  }
}

const inPath = /^\/~([^/]*)(\/.*)?$/;

/**
 * By header, then path, host, the public part of the credentials, else `default`. The request goes on without the path's
 * prefix, and with a `base` that leads back to the sandbox.
 */
export function chooseSandbox(
  runtime: Runtime,
  service: Service,
  asked: RawRequest,
  requireSandbox: boolean,
): { readonly sandbox: Sandbox; readonly request: RawRequest } {
  const { named } = asked;
  if (named && named.service !== service.name) throw otherService(runtime, service, named.service);
  const [, prefix, rest] = inPath.exec(asked.path) ?? [];
  const request = prefix === undefined ? asked : { ...asked, path: rest ?? "/" };
  const name = asked.headers["x-sandbox"] ?? prefix ?? named?.sandbox;
  if (name !== undefined) {
    const sandbox = existing(runtime, name);
    const falls = name === "default" && prefix === undefined && !named?.sandbox && !requireSandbox;
    return { sandbox, request: falls ? request : leadingTo(sandbox, request) };
  }
  const key = keyOf(service, request);
  const minted = key === undefined ? undefined : runtime.byKey(service.name, key);
  if (minted) return { sandbox: minted, request: minted.name === "default" ? request : leadingTo(minted, request) };
  if (requireSandbox) {
    throw new NoSandbox(
      "this request names no sandbox, and --require-sandbox is set",
      "send the header x-sandbox: <name>",
    );
  }
  return { sandbox: existing(runtime, "default"), request };
}

/** Whoever follows an address of an answer sends neither our header nor credentials, so the address names the sandbox. */
function leadingTo({ name }: Sandbox, request: RawRequest): RawRequest {
  const { named, base } = request;
  const host = named?.sandbox === name && base.toLowerCase().includes(`//${name}.${named.service}.localhost`);
  return host ? request : { ...request, base: `${base}/~${name}` };
}

/** A host that names what does not answer there. */
function otherService({ services }: Runtime, { name }: Service, asked: string): NoSandbox {
  if (services.has(asked))
    return new NoSandbox(`the host names ${asked}, and this is ${name}`, `ask ${name}.localhost`);
  return noService(asked, [...services.keys()]);
}

/** `ci.localhost` forgets the service, `ci.rank-mat.localhost` names none. */
export const noService = (asked: string, known: readonly string[]): NoSandbox =>
  new NoSandbox(
    `the host names the service ${asked}, which is not here`,
    `known: ${known.join(", ")}; a host is written <sandbox>.<service>.localhost`,
  );

/** The public part of the credentials. What `key` refuses names no sandbox; the check of that name refuses it in its turn. */
function keyOf(service: Service, request: RawRequest): string | undefined {
  try {
    return service.auth.key(request);
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}

function existing(runtime: Runtime, name: string): Sandbox {
  const sandbox = runtime.get(name);
  if (!sandbox) throw new NoSandbox(`no sandbox named ${name}`, `known: ${runtime.names().join(", ")}`);
  return sandbox;
}
