import type { Normalise } from "../../core/service.ts";
import type { Caller } from "./auth.ts";
import { originHeaders, successStatus } from "./rules/answers.ts";

const ampOperations = ["authorizeAmpReader", "pingbackAmpReader"];

/** ASP.NET's handling around every route. */
export const normalise: Normalise<Caller> = {
  /** A body that is missing, or of a media type that is not read, has no members. */
  input(decoded, fields) {
    const takesBody = fields.some(({ place }) => place === "body");
    return decoded.bodyIs === "none" && takesBody ? { ...decoded, body: {}, bodyIs: "json" } : decoded;
  },

  reply(reply, sent, { operation = "", caller }) {
    const isAmp = caller !== undefined && ampOperations.includes(operation);
    const origin = isAmp ? originHeaders(caller.allowedOrigins, sent.headers.origin) : {};
    return {
      ...reply,
      status: successStatus(reply.status, sent.method),
      headers: { ...reply.headers, ...origin },
      type: reply.type === "application/json" ? "application/json; charset=utf-8" : reply.type,
    };
  },
};
