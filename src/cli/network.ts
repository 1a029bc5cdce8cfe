import { type IncomingMessage, request as overHttp } from "node:http";
import { request as overHttps } from "node:https";
import { rootCertificates } from "node:tls";
import { Unreachable } from "./terminal.ts";

export interface Sent {
  readonly method: string;
  /** Path and query below the gateway. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** Asks the gateway at an address, which an authority may vouch for; whoever is not there, or is no Stunt Double, is `Unreachable`. */
export const overNetwork =
  (gateway: string, authority?: string) =>
  async (sent: Sent): Promise<{ status: number; text: string }> => {
    const answer = await opened(gateway, sent, authority);
    const chunks: Buffer[] = [];
    for await (const chunk of answer) chunks.push(Buffer.from(chunk));
    const text = Buffer.concat(chunks).toString("utf8");
    if (text !== "" && !answer.headers["content-type"]?.includes("json"))
      throw new Unreachable(`what answers at ${gateway} is no Stunt Double; name the right one with --url`);
    return { status: answer.statusCode ?? 0, text };
  };

/** An answer whose body is still to come. */
export function opened(
  gateway: string,
  { method, path, headers, body }: Sent,
  authority?: string,
): Promise<IncomingMessage> {
  const request = gateway.startsWith("https:") ? overHttps : overHttp;
  const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const outgoing = request(`${gateway}${path}`, {
      method,
      headers: { ...headers, ...length },
      agent: false,
      ...(authority === undefined ? {} : { ca: [...rootCertificates, authority] }),
    });
    outgoing.on("response", resolve);
    outgoing.on("error", (error: NodeJS.ErrnoException) => reject(unreachable(gateway, error)));
    outgoing.end(body);
  });
}

/** The lines of an answer as they come, until it ends or `stopped`. */
export async function* linesOf(answer: IncomingMessage, stopped: () => boolean): AsyncGenerator<string> {
  let rest = "";
  try {
    for await (const chunk of answer) {
      const lines = `${rest}${String(chunk)}`.split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
  } catch {
    if (!stopped()) throw new Unreachable("the Stunt Double that was followed is gone");
  }
}

function unreachable(gateway: string, { code, message }: NodeJS.ErrnoException): Unreachable {
  if (code === "ECONNREFUSED" || code === "ENOTFOUND")
    return new Unreachable(`no Stunt Double at ${gateway}; start one: npx stunt-double start`);
  if (code?.includes("CERT") || code?.includes("SIGNATURE") || code?.startsWith("SELF_SIGNED"))
    return new Unreachable(
      `${gateway} shows a certificate that is not trusted here: set NODE_EXTRA_CA_CERTS as start prints it`,
    );
  if (code === "EPROTO") return new Unreachable(`${gateway} speaks no https; begin its address with http:`);
  if (code === "ECONNRESET" && gateway.startsWith("http:"))
    return new Unreachable(`${gateway} broke off; if it serves https (--tls), begin its address with https:`);
  return new Unreachable(`${gateway} broke off: ${message || code}`);
}
