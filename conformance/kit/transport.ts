import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { rootCertificates } from "node:tls";

export interface WireRequest {
  method: string;
  /** Absolute; what follows the host is sent as it stands. */
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: Uint8Array | string;
}

export interface WireAnswer {
  status: number;
  /** Lower-case names; repeated headers are joined by a comma. */
  headers: Readonly<Record<string, string>>;
  text: string;
}

/** Performs one request. Throws when no answer comes; follows no redirect. */
export type Transport = (request: WireRequest) => Promise<WireAnswer>;

/**
 * Milliseconds that an idle connection is kept. Servers close theirs after some seconds (Node after five), and a request
 * that takes the connection at that moment is answered by nobody: whoever lets go first is safe.
 */
const idle = { keepAlive: true, timeout: 1_000 };

/**
 * The kit's own transport: connections are kept alive, and an answer that takes longer than `timeout` milliseconds is none.
 * `ca` is a PEM text with certificate authorities that are trusted beside the usual ones.
 */
export function nodeTransport(timeout: number, { ca }: { ca?: string | undefined } = {}): Transport {
  const trusted = ca === undefined ? {} : { ca: [...rootCertificates, ca] };
  const agents = { http: new HttpAgent(idle), https: new HttpsAgent({ ...idle, ...trusted }) };
  return (request) => perform(request, agents, timeout);
}

const addressParts = /^(https?):\/\/([^/?#]+)(.*)$/is;

function perform(
  { method, url, headers, body }: WireRequest,
  agents: { http: HttpAgent; https: HttpsAgent },
  timeout: number,
): Promise<WireAnswer> {
  return new Promise((resolve, reject) => {
    const [, scheme = "", authority = "", rest = ""] = addressParts.exec(url) ?? [];
    if (scheme === "") throw new Error(`${url} is not an http address`);
    const secure = scheme.toLowerCase() === "https";
    const { hostname, port } = new URL(`${scheme}://${authority}`);
    const outgoing = (secure ? httpsRequest : httpRequest)(
      {
        method,
        // Node wants IPv6 addresses without their brackets.
        hostname: hostname.replace(/^\[|\]$/g, ""),
        port,
        path: rest.startsWith("/") ? rest : `/${rest}`,
        headers: withLength(headers, body),
        agent: secure ? agents.https : agents.http,
      },
      (incoming) => collect(incoming).then(resolve, reject),
    );
    const giveUp = () => {
      reject(new Error(`no answer within ${timeout} ms`));
      outgoing.destroy();
    };
    const timer = setTimeout(giveUp, timeout).unref();
    outgoing.on("error", reject).on("close", () => clearTimeout(timer));
    outgoing.end(body);
  });
}

function withLength(headers: Readonly<Record<string, string>>, body: Uint8Array | string | undefined) {
  if (body === undefined || "transfer-encoding" in headers || "content-length" in headers) return headers;
  return { ...headers, "content-length": String(Buffer.byteLength(body)) };
}

async function collect(incoming: IncomingMessage): Promise<WireAnswer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  const headers = Object.entries(incoming.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(", ") : value] as const],
  );
  return {
    status: incoming.statusCode ?? 0,
    headers: Object.fromEntries(headers),
    text: Buffer.concat(chunks).toString("utf8"),
  };
}
