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

/** By header, then path, then the public part of the credentials, else `default`. The path prefix goes into `base`. */
export function chooseSandbox(
  runtime: Runtime,
  service: Service,
  asked: RawRequest,
  requireSandbox: boolean,
): { readonly sandbox: Sandbox; readonly request: RawRequest } {
  const [, prefix, rest] = inPath.exec(asked.path) ?? [];
  const request = prefix === undefined ? asked : { ...asked, path: rest ?? "/", base: `${asked.base}/~${prefix}` };
  const named = asked.headers["x-sandbox"] ?? prefix;
  if (named !== undefined) return { sandbox: existing(runtime, named), request };
  const key = keyOf(service, request);
  const minted = key === undefined ? undefined : runtime.byKey(service.name, key);
  if (minted) return { sandbox: minted, request };
  if (requireSandbox) {
    throw new NoSandbox(
      "this request names no sandbox, and --require-sandbox is set",
      "send the header x-sandbox: <name>",
    );
  }
  return { sandbox: existing(runtime, "default"), request };
}

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
