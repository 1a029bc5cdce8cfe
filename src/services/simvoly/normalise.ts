import type { Normalise } from "../../core/service.ts";
import type { Caller } from "./auth.ts";
import { refusalPage } from "./pages/refusal-page.ts";
import { bodyRead, sentOnly, wantsPage } from "./rules/requests.ts";

const forBrowsers = ["openSession", "startDeprecatedBuild"];

export const normalise: Normalise<Caller> = {
  /** A body that is missing, or of a media type that is not read, has no members. */
  input(decoded, fields) {
    const read = bodyRead(decoded);
    const query = sentOnly(read.query);
    const takesBody = fields.some(({ place }) => place === "body");
    if (read.bodyIs === "none" && takesBody) return { ...read, query, body: {}, bodyIs: "form" };
    return { ...read, query, body: hasMembers(read.body) ? sentOnly(read.body) : read.body };
  },

  reply(reply, { headers }, { operation = "", rule }) {
    const isRefused = rule !== undefined && reply.status >= 400 && reply.status < 500;
    if (!isRefused || !forBrowsers.includes(operation) || !wantsPage(headers.accept ?? "")) return reply;
    return { ...reply, body: refusalPage(reply.body).source, type: "text/html; charset=utf-8" };
  },
};

const hasMembers = (body: unknown): body is Readonly<Record<string, unknown>> =>
  typeof body === "object" && body !== null && !Array.isArray(body);
