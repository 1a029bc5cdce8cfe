import type { RawReply, RawRequest } from "../../core/http.ts";
import { fromQueryText } from "../../core/query.ts";
import type { Normalise } from "../../core/service.ts";
import type { Caller } from "./auth.ts";
import { allow, cors, noCache, vendorHeaders } from "./rules/headers.ts";
import {
  enveloped,
  filtered,
  fromRestRoute,
  headAsGet,
  merged,
  toPrintedPath,
  withOverride,
  withoutNulls,
  withReadableBody,
} from "./rules/wordpress.ts";

const json = "application/json; charset=UTF-8";

/** WordPress's request handling around every route. */
export const normalise: Normalise<Caller> = {
  reads: ["_envelope", "_fields"],

  request(sent) {
    const request = headAsGet(withOverride(fromRestRoute(sent)));
    return withReadableBody({ ...request, path: toPrintedPath(request.path) }, sent.method);
  },

  input: (decoded, fields) => withoutNulls(merged(decoded, fields), fields),

  reply(reply, sent, { methods, caller, rule }) {
    const query = fromQueryText(sent.query);
    const signedIn = caller !== undefined;
    const own = Object.assign(
      ownHeaders(reply),
      allow(methods, caller?.role === "reseller" && rule !== "critical-error"),
    );
    const dressed: RawReply = {
      ...reply,
      headers: Object.assign({}, reply.headers, vendorHeaders(sent.base), own, noCache(signedIn), cors(sent, signedIn)),
      type: reply.type === "application/json" ? json : "text/html; charset=utf-8",
    };
    const told = onlyFields(query, dressed);
    const wraps = "_envelope" in query && rule !== "critical-error";
    return withoutBodyForHead(sent, wraps ? enveloped(told, own) : told);
  },
};

/** Headers that the route itself set, as WordPress puts them into an envelope. */
function ownHeaders(reply: RawReply): Record<string, string> {
  const own: Record<string, string> = {};
  for (const [name, value] of Object.entries(reply.headers)) if (name.startsWith("X-WP-")) own[name] = value;
  return own;
}

function onlyFields({ _fields: fields }: Readonly<Record<string, string>>, reply: RawReply): RawReply {
  if (fields === undefined) return reply;
  const names = fields
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  return names.length === 0 || reply.status !== 200 ? reply : { ...reply, body: filtered(reply.body, names) };
}

const withoutBodyForHead = (sent: RawRequest, reply: RawReply): RawReply =>
  sent.method === "HEAD" ? { ...reply, body: undefined } : reply;
