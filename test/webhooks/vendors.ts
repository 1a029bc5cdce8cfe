import { createHmac } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** A webhook as a receiver has it: raw. */
export interface Arrived {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What a receiver of one vendor's webhooks knows, written from the vendor's document without looking at the simulator. */
export interface Vendor {
  readonly service: string;
  verifies(arrived: Arrived, now: number): boolean;
  /** One and the same for every delivery of an event. */
  identity(arrived: Arrived): string;
  /** What it is about, what it says of it, and when that was. */
  event(arrived: Arrived): { readonly about: string; readonly says: string; readonly at: number };
}

export const key = "BB772A5B-1E7B-461C-8AC6-CA9E6E2FD2B9";
export const secret = "test-secret";
const fiveMinutes = 300_000;

/** A merchant's side of Wallit, with its key and secret. */
export const wallitWith = (own: { readonly key: string; readonly secret: string }): Vendor => ({
  service: "wallit",

  verifies({ method, url, headers }, now) {
    const { pathname, searchParams } = new URL(url, "http://receiver");
    const pairs = [...searchParams].map(([name, value]) => `${name}=${value}`.toLowerCase()).sort();
    const signed = [method, headers.timestamp, pathname.toLowerCase(), pairs.join("&")].join("\n");
    const expected = createHmac("sha256", own.secret).update(signed).digest("base64");
    const age = Math.abs(now - Date.parse(String(headers.timestamp)));
    return headers.authentication === `${own.key}:${expected}` && age <= fiveMinutes;
  },

  identity: tokenOf,

  event(arrived) {
    const says = String(new URL(arrived.url, "http://receiver").searchParams.get("CallbackType"));
    return { about: tokenOf(arrived), says, at: 0 };
  },
});

const tokenOf = ({ url }: Arrived): string => String(new URL(url, "http://receiver").searchParams.get("CallbackToken"));

export const wallit = wallitWith({ key, secret });

export const simvoly: Vendor = {
  service: "simvoly",

  verifies({ headers, body }) {
    return headers["x-webhook-signature"] === createHmac("sha512", secret).update(body).digest("hex");
  },

  identity: ({ headers, body }) => `${headers["x-webhook-topic"]} ${body}`,

  event({ headers, body }) {
    const { time, project, website, user } = JSON.parse(body);
    const says = String(headers["x-webhook-topic"]);
    if (says.startsWith("website")) return { about: `website ${website.id}`, says, at: time };
    return { about: project ? `project ${project.id}` : `user ${user.id}`, says, at: time };
  },
};
