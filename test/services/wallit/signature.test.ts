import { describe, expect, test } from "vitest";
import type { RawRequest } from "../../../src/core/http.ts";
import { isSigned, tokenOf, usualMessage } from "../../../src/services/wallit/rules/signature.ts";
import { whatWasSigned } from "../../../src/services/wallit/rules/signature-mistakes.ts";

const timestamp = "Tue, 08 Jul 2014 21:15:27 GMT";
const K = "BB772A5B-1E7B-461C-8AC6-CA9E6E2FD2B9";
const A = "2BA53ADE-07A7-427F-8E06-2BC7733A2FC8";
const secret = "test-secret";

const aRequest = (over: Partial<RawRequest> = {}): RawRequest => ({
  method: "GET",
  path: `/api/Property/${K}`,
  query: "",
  headers: { timestamp },
  body: new Uint8Array(),
  receivedAt: 0,
  base: "http://127.0.0.1:4102",
  ...over,
});

const access = aRequest({
  path: `/api/Resource/${A}/WP-1`,
  query:
    "ResourceURL=https%3A%2F%2FExample.com%2FA+b%3Fq%3D1%26x%3Dz&UserToken=&IP=10.0.0.1&AdBlockerStatus=AdBlockerDetected",
});

const vectors: readonly [string, RawRequest, string, string][] = [
  ["V1", aRequest(), `/api/property/${K.toLowerCase()}\n`, "IpzXpx5t5ntuGkWKxlrxfZis30CgkcLdZCRyLKMjyQE="],
  [
    "V2",
    aRequest({ path: `/api/Property/${K}/Resource/1`, query: "includePropertyData=true" }),
    `/api/property/${K.toLowerCase()}/resource/1\nincludepropertydata=true`,
    "7zg8T5dPye6VNeWH0dOzXZBZOI1JSlemj6Ix/PoO/lY=",
  ],
  [
    "V3",
    aRequest({ method: "PUT", path: `/api/Property/${K}/Resource/Article1`, body: Buffer.from('{"Title":"x"}') }),
    `/api/property/${K.toLowerCase()}/resource/article1\n`,
    "Su2+UP+4DigCT8qizFYeYtAwXFP4DWrhF9RpB2VNhDE=",
  ],
  [
    "V4",
    access,
    `/api/resource/${A.toLowerCase()}/wp-1\nadblockerstatus=adblockerdetected&ip=10.0.0.1&resourceurl=https://example.com/a b?q=1&x=z&usertoken=`,
    "jJtpAIY1Oe8JCDgrP3/dO9LJrGy/iBxgvD+AQL8etgY=",
  ],
  [
    "V5",
    aRequest({ method: "POST", path: `/api/Property/${K}/ExternalSubscriberImport`, body: Buffer.from("{}") }),
    `/api/property/${K.toLowerCase()}/externalsubscriberimport\n`,
    "Td8z9pfvEDaYABEbxl8eCvy0HFGVVOJIU2eR6XJk6wk=",
  ],
];

test.each(vectors)("%s is signed as the real PHP client signs it", (_name, request, end, token) => {
  const message = `${request.method}\n${timestamp}\n${end}`;
  expect(usualMessage(request)).toBe(message);
  expect(tokenOf(secret, message)).toBe(token);
  expect(isSigned(request, token, secret)).toBe(true);
});

describe("another request is not signed by the same token", () => {
  const token = vectors[3]?.[3] ?? "";
  test.each<[string, Partial<RawRequest>]>([
    ["method", { method: "PUT" }],
    ["path", { path: `/api/Resource/${A}/WP-2` }],
    ["query", { query: access.query.replace("10.0.0.1", "10.0.0.2") }],
    ["an added parameter", { query: `${access.query}&extra=1` }],
    ["a dropped empty parameter", { query: access.query.replace("&UserToken=", "") }],
    ["timestamp", { headers: { timestamp: "Tue, 08 Jul 2014 21:15:28 GMT" } }],
  ])("%s", (_what, over) => expect(isSigned({ ...access, ...over }, token, secret)).toBe(false));
  test("secret", () => expect(isSigned(access, token, "test-secre")).toBe(false));
});

describe("what clients do differently is accepted", () => {
  const signedAs = (request: RawRequest, path: string, query: string) =>
    isSigned(request, tokenOf(secret, `${request.method}\n${timestamp}\n${path}\n${query}`), secret);

  test("lower-casing of ASCII letters alone, and of all letters", () => {
    const request = aRequest({ query: "ResourceURL=%C3%9CBER" });
    const path = request.path.toLowerCase();
    expect(signedAs(request, path, "resourceurl=über")).toBe(true);
    expect(signedAs(request, path, "resourceurl=Über")).toBe(true);
    expect(signedAs(request, path, "resourceurl=ÜBER")).toBe(false);
  });

  test("the path as sent and decoded, with and without what stands before it", () => {
    const request = aRequest({
      path: "/api/Property/K/Resource/a%2Fb",
      sentPath: "/~ci/api/Property/K/Resource/a%2Fb",
    });
    for (const path of ["/api/property/k/resource/a%2fb", "/api/property/k/resource/a/b"]) {
      expect(signedAs(request, path, "")).toBe(true);
      expect(signedAs(request, `/~ci${path}`, "")).toBe(true);
    }
    expect(signedAs(request, "/property/k/resource/a/b", "")).toBe(false);
  });

  test("a form's fields among the parameters, or not; a JSON body never", () => {
    const path = aRequest().path.toLowerCase();
    const form = { "content-type": "application/x-www-form-urlencoded", timestamp };
    const request = aRequest({ method: "PUT", headers: form, body: Buffer.from("Title=An+Essay&Byline=") });
    expect(signedAs(request, path, "")).toBe(true);
    expect(signedAs(request, path, "byline=&title=an essay")).toBe(true);
    const json = { ...request, headers: { timestamp, "content-type": "application/json" } };
    expect(signedAs(json, path, "byline=&title=an essay")).toBe(false);
  });
});

describe("why a token is refused", () => {
  const saysOf = (message: string, made = tokenOf(secret, message)) =>
    whatWasSigned({ request: access, token: made, secret }).says;
  const expected = usualMessage(access);
  const [method = "", , path = "", query = ""] = expected.split("\n");

  test.each([
    [
      "the query is signed decoded",
      "query",
      expected.replace("https://example.com/a b?q=1&x=z", "https%3a%2f%2fexample.com%2fa+b%3fq%3d1%26x%3dz"),
    ],
    ["the path is signed in lower case", "path", expected.replace(path, access.path)],
    ["empty parameters are signed, too", "query", expected.replace("&usertoken=", "")],
    ["the query is signed", "query", expected.replace(query, "")],
    ["the method is signed in capitals", "method", expected.replace(method, "get")],
    ["nothing follows the query", "body", `${expected}\n`],
    ["another character was signed", "path", expected.replace("/wp-1", "/wp-2")],
    ["another character was signed", "query", expected.replace("10.0.0.1", "10.0.0.2")],
    ["another character was signed", "timestamp", expected.replace(":27 GMT", ":28 GMT")],
    ["PUT is not the method of this request", "method", expected.replace(method, "PUT")],
  ])("%s, and the first difference is in the %s", (says, part, message) => {
    const told = saysOf(message);
    expect(told.split("\n")[0]).toBe(says);
    expect(told).toContain(`^ first difference, in the ${part}`);
    expect(told).toContain(query);
  });

  test("the caret stands below the first difference", () => {
    const shown = saysOf(expected.replace("/wp-1", "/wp-2")).split("\n");
    const caret = shown.findIndex((line) => line.includes("^"));
    expect(shown[caret - 1]?.[shown[caret]?.indexOf("^") ?? 0]).toBe("2");
  });

  test("the right text signed in another form", () => {
    const hexadecimal = Buffer.from(tokenOf(secret, expected), "base64").toString("hex");
    expect(saysOf("", hexadecimal)).toContain("not hexadecimal");
  });

  test("nothing known: what is expected is shown", () => expect(saysOf("", "nonsense")).toContain(query));
});
