import type { RequestListener } from "node:http";
import supertest from "supertest";
import { type Call, signed } from "../example/simulate.ts";

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Signs a call and sends it through a socket of its own to whatever listens, below a prefix that is not signed. */
export async function send(listener: RequestListener, call: Call, prefix = ""): Promise<Answer> {
  const { method, path, query, headers, body } = signed(call);
  const address = `${prefix}${path}${query ? `?${query}` : ""}`;
  const agent = supertest(listener) as unknown as Record<string, (address: string) => supertest.Test>;
  const request = agent[method.toLowerCase()]?.(address);
  if (!request) throw new Error(`supertest knows no ${method}`);
  const asIs = (bytes: unknown) => bytes as string;
  const answer = await request
    .set(headers)
    .serialize(asIs)
    .send(body.length > 0 ? body : undefined);
  return { status: answer.status, headers: answer.headers, text: answer.text ?? "" };
}

const told = ["content-type", "content-length", "date", "location", "x-stunt-double-rule", "x-stunt-double-grade"];

/** The part of an answer that must not depend on the way it took. */
export const essence = ({ status, headers, text }: Answer): Answer => ({
  status,
  text,
  headers: Object.fromEntries(
    told.filter((name) => headers[name]).map((name) => [name, (headers[name] ?? "").replace(/^http:\/\/[^/]+/, "")]),
  ),
});
