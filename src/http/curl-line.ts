import type { RawRequest } from "../core/http.ts";
import type { Service } from "../core/service.ts";
import { rolesOf } from "../runtime/roles.ts";
import type { CompiledContract } from "./compile.ts";

/** Two moments far apart: what is signed alike at both works as often as it is pasted. */
const moments = ["2026-01-01T00:00:00.000Z", "2027-06-15T12:00:00.000Z"] as const;

/** A line for the shell that reads something by as few fields as may be, with the first role's credentials; undefined where those pass with time. */
export function curlLine(service: Service, contract: CompiledContract, address: string): string | undefined {
  const reads = [...contract.operations.values()]
    .filter(({ method, fields }) => method === "GET" && fields.every(({ required }) => !required))
    .toSorted((one, other) => one.fields.length - other.fields.length)[0];
  const [role] = Object.values(rolesOf(service));
  if (!reads || !role) return undefined;
  const request: RawRequest = {
    method: reads.method,
    path: reads.path,
    query: "",
    headers: {},
    body: new Uint8Array(),
    receivedAt: 0,
    base: address,
  };
  const [line, later] = moments.map((at) => lineFor(service.auth.sign(request, role.credentials, at)));
  return line === later ? line : undefined;
}

function lineFor({ headers, base, path, query }: RawRequest): string {
  const sent = Object.entries(headers).map(([name, value]) => headerWords(name, value));
  return ["curl", ...sent, quoted(`${base}${path}${query === "" ? "" : `?${query}`}`)].join(" ");
}

function headerWords(name: string, value: string): string {
  const [, basic] = /^basic (.+)$/i.exec(name === "authorization" ? value : "") ?? [];
  if (basic === undefined) return `-H ${quoted(`${name}: ${value}`)}`;
  return `-u ${quoted(Buffer.from(basic, "base64").toString("utf8"))}`;
}

const quoted = (text: string): string => `"${text.replace(/["\\$`]/g, "\\$&")}"`;
