import { createHmac } from "node:crypto";
import { request } from "node:http";

/** The token of a request as the vendor's page tells it, written without a look at the service. */
export function tokenFor(secret: string, { method, timestamp, url }: Signed): string {
  const parameters = [...url.searchParams].map(([name, value]) => `${name}=${value}`.toLowerCase()).sort();
  const message = [method, timestamp, url.pathname.toLowerCase(), parameters.join("&")].join("\n");
  return createHmac("sha256", secret).update(message).digest("base64");
}

interface Signed {
  readonly method: string;
  readonly timestamp: string;
  readonly url: URL;
}

interface Call {
  readonly url: URL;
  readonly key: string;
  readonly body?: Uint8Array;
}

export interface Answered {
  readonly status: number;
  readonly body: Record<string, unknown>;
  /** Milliseconds from the first byte sent to the last received. */
  readonly took: number;
}

/** One signed call; a POST where it has a body. */
export function call({ url, key, body }: Call): Promise<Answered> {
  const method = body ? "POST" : "GET";
  const timestamp = new Date().toUTCString();
  const authentication = `${key}:${tokenFor("test-secret", { method, timestamp, url })}`;
  const headers = {
    timestamp,
    authentication,
    ...(body && { "content-type": "application/json", "content-length": body.length }),
  };
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const took = performance.now() - started;
        resolve({ status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString()), took });
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
