import { afterAll, expect, test } from "vitest";
import type { RawRequest } from "../../../src/core/http.ts";
import { createSimulator } from "../../../src/index.ts";
import { tokenOf, usualMessage } from "../../../src/services/wallit/rules/signature.ts";
import { accessKey, manageKey, noon, requestOf } from "./site.ts";

const simulator = await createSimulator({ services: ["wallit"], clock: noon });
afterAll(() => simulator.close());

const reading = requestOf({
  path: `/api/Resource/${accessKey}/article-1`,
  query: { UserToken: "", ResourceURL: "https://News.example/Über?a=1", IP: "10.0.0.1" },
});
const showing = requestOf({ path: `/api/Property/${manageKey}/Resource/article-1`, query: { zone: "Nord" } });

/** The status of an answer, and what `why` says about it. */
async function played({ method, path, query, headers }: RawRequest) {
  const { status } = await fetch(`${simulator.url("wallit")}${path}?${query}`, { method, headers: { ...headers } });
  const entry = (await simulator.journal.entries()).at(-1);
  const { rule, change } = await simulator.journal.why(entry?.n ?? 0);
  return [status, rule?.id, change?.says] as const;
}

const header = (sent: RawRequest, name: string, value: string): RawRequest => ({
  ...sent,
  headers: { ...sent.headers, [name]: value },
});
/** The same request with the token that signs another text; its key is the access key. */
const signing = (text: string): RawRequest =>
  header(reading, "authentication", `${accessKey}:${tokenOf("test-secret", text)}`);
const expected = usualMessage(reading);
const { authentication = "", timestamp = "" } = reading.headers;
/** What a client signs that takes the path decoded. */
const decoded = `GET\n${timestamp}\n/api/resource/${accessKey.toLowerCase()}/straße\nresourceurl=&usertoken=`;

/** Each with one character of a signed request changed after signing it, or of the text before. */
const changes: readonly (readonly [string, RawRequest, number, string])[] = [
  ["path", { ...reading, path: reading.path.replace("-1", "-2") }, 401, "first difference, in the path"],
  [
    "path that is signed decoded",
    { ...signing(decoded), path: `/api/Resource/${accessKey}/Stra%C3%9Ee`, query: "ResourceURL=&UserToken=" },
    401,
    "first difference, in the path",
  ],
  ["query", { ...reading, query: reading.query.replace("10.0", "11.0") }, 401, "first difference, in the query"],
  [
    "query, in a letter beyond ASCII",
    { ...reading, query: reading.query.replace("%C3%9Cber", "%C3%9Bber") },
    401,
    "first difference, in the query",
  ],
  ["method", signing(expected.replace("GET", "GOT")), 401, "first difference, in the method"],
  ["method that is sent", { ...showing, method: "PUT" }, 401, "first difference, in the method"],
  ["time", header(reading, "timestamp", "Tue, 10 Mar 2026 12:00:01 GMT"), 401, "first difference, in the timestamp"],
  ["key", header(reading, "authentication", authentication.replace("2BA", "3BA")), 404, "as Authentication says"],
  ["key in the path", { ...reading, path: reading.path.replace("2BA", "3BA") }, 404, "as the path says"],
  [
    "secret",
    requestOf({ path: reading.path, query: { ResourceURL: "" }, secret: "test-sekret" }),
    401,
    "the secret of",
  ],
];

test.each([reading, showing])("the request is accepted as it was signed: %#", async (request) =>
  expect((await played(request))[0]).toBe(200),
);

test.each(changes)(
  "a changed character in the %s is refused, and why names the part",
  async (...[, sent, status, says]) => {
    const rule = status === 404 ? "api-key-known" : "signature-matches";
    expect(await played(sent)).toEqual([status, rule, expect.stringContaining(says)]);
  },
);
