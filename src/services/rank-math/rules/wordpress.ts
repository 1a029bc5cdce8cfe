import type { Decoded, FieldSpec, RawReply, RawRequest } from "../../../core/http.ts";
import { fromQueryText, toQueryText } from "../../../core/query.ts";
import { rule } from "../contract.ts";

/** Addresses that are printed with a final slash; the others are printed without. */
const printedWithSlash = /\/(?:payment|customer|orders)$/;

/** Routes are found in any letter case, with any number of final slashes. */
export const toPrintedPath = rule(
  "trailing-slash-optional",
  (path: string) => {
    const bare = path.toLowerCase().replace(/\/+$/, "");
    return printedWithSlash.test(bare) ? `${bare}/` : bare;
  },
  (path) => path.toLowerCase(),
);

/** `/?rest_route=/reseller/v1/…` is the same as `/wp-json/reseller/v1/…`. */
export const fromRestRoute = rule(
  "rest-route-address",
  (request: RawRequest): RawRequest => {
    if (!request.query.includes("rest_route")) return request;
    const { rest_route: route, ...rest } = fromQueryText(request.query);
    if (route === undefined || !/^\/(?:index\.php)?$/.test(request.path)) return request;
    return { ...request, path: route.startsWith("/") ? `/wp-json${route}` : "/", query: toQueryText(rest) };
  },
  (request) => request,
);

/** The method that counts: the query's, else the header's, else the one sent. */
export const withOverride = rule(
  "method-override-honoured",
  (request: RawRequest): RawRequest => {
    if (!request.query.includes("_method") && !("x-http-method-override" in request.headers)) return request;
    const { _method: inQuery, ...rest } = fromQueryText(request.query);
    const method = inQuery ?? request.headers["x-http-method-override"];
    return method === undefined ? request : { ...request, method: method.toUpperCase(), query: toQueryText(rest) };
  },
  (request) => request,
);

/** HEAD goes the way of GET. */
export const headAsGet = rule(
  "head-like-get",
  (request: RawRequest): RawRequest => (request.method === "HEAD" ? { ...request, method: "GET" } : request),
  (request) => request,
);

const noBytes = new Uint8Array();
const withoutBody = (request: RawRequest): RawRequest =>
  request.body.length === 0 ? request : { ...request, body: noBytes };

/**
 * Forms and JSON are read alike. PHP reads multipart bodies of a POST alone, so a PATCH must have been one; and a PATCH
 * without a media type counts as a form.
 */
export const withReadableBody = rule(
  "body-formats-equivalent",
  (request: RawRequest, sentMethod: string): RawRequest => {
    const type = request.headers["content-type"] ?? "";
    if (request.method === "OPTIONS") return withoutBody(request);
    if (/^multipart\//i.test(type) && sentMethod !== "POST") return withoutBody(request);
    if (type !== "" || sentMethod === "POST" || request.body.length === 0) return request;
    return { ...request, headers: { ...request.headers, "content-type": "application/x-www-form-urlencoded" } };
  },
  (request) => (/json/i.test(request.headers["content-type"] ?? "") ? request : withoutBody(request)),
);

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};

const isEmpty = ({ query, bodyIs }: Decoded): boolean => bodyIs === "none" && Object.keys(query).length === 0;

/** Query and body are one set of parameters: of a name in both, the body's value counts and either must be right. */
export const merged = rule(
  "query-and-body-merged",
  (decoded: Decoded, fields: readonly FieldSpec[]): Decoded => {
    if (isEmpty(decoded)) return { ...decoded, body: {}, bodyIs: "form" };
    const names = (place: FieldSpec["place"]) =>
      fields.filter((field) => field.place === place).map(({ name }) => name);
    const [inBody, inQuery] = [names("body"), names("query")];
    const body = asRecord(decoded.body);
    const query = { ...decoded.query, ...pick(body, inQuery) };
    const sentTwice = pick(
      decoded.query,
      inBody.filter((name) => name in body),
    );
    const both = { ...pick(decoded.query, inBody), ...body };
    const rest = Object.fromEntries(Object.entries(query).filter(([name]) => !inBody.includes(name)));
    const bodyIs = decoded.bodyIs === "none" ? "form" : decoded.bodyIs;
    return {
      ...decoded,
      query: rest,
      body: both,
      bodyIs,
      ...(Object.keys(sentTwice).length > 0 ? { overridden: sentTwice } : {}),
    };
  },
  (decoded) => ({ ...decoded, body: asRecord(decoded.body) }),
);

const pick = (values: Readonly<Record<string, unknown>>, names: readonly string[]) =>
  Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));

/** A required parameter set to null was not sent. */
export const withoutNulls = rule(
  "json-null-counts-as-missing",
  (decoded: Decoded, fields: readonly FieldSpec[]): Decoded => {
    if (decoded.bodyIs !== "json") return decoded;
    const required = fields.filter((field) => field.required).map(({ name }) => name);
    const kept = Object.entries(asRecord(decoded.body)).filter(
      ([name, value]) => value !== null || !required.includes(name),
    );
    return { ...decoded, body: Object.fromEntries(kept) };
  },
  (decoded) => decoded,
);

/** The answer as data, with its status inside. */
export const enveloped = rule(
  "envelope-wraps-answer",
  (reply: RawReply, ownHeaders: Readonly<Record<string, string>>): RawReply => ({
    ...reply,
    status: 200,
    body: { body: reply.body, status: reply.status, headers: ownHeaders },
  }),
  (reply) => reply,
);

/** Only the named members, nested ones by a dot; nothing left is an empty list. */
export const filtered = rule(
  "fields-filter-answer",
  (body: unknown, fields: readonly string[]): unknown => {
    const kept = members(
      body,
      fields.map((field) => field.split(".")),
    );
    return Object.keys(kept).length === 0 ? [] : kept;
  },
  (body) => body,
);

function members(value: unknown, paths: readonly (readonly string[])[]): Readonly<Record<string, unknown>> {
  const kept: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(asRecord(value))) {
    const below = paths.filter(([first]) => first === name).map(([, ...rest]) => rest);
    if (below.some((rest) => rest.length === 0)) kept[name] = member;
    else if (below.length > 0) {
      const inside = members(member, below);
      if (Object.keys(inside).length > 0) kept[name] = inside;
    }
  }
  return kept;
}
