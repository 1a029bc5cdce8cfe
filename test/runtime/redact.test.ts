import { describe, expect, test } from "vitest";
import { isSecretName, redactBody, redactPairs, redactText, redactValue } from "../../src/runtime/journal/redact.ts";
import { requestOf } from "./shop.ts";

const body = (type: string, text: string): string =>
  redactBody({ ...requestOf({ path: "" }), headers: { "content-type": type }, body: Buffer.from(text) });

describe("a query or form", () => {
  test.each([
    ["a=1&password=hush&b=2", "a=1&password=[redacted]&b=2"],
    ["user%5Bpassword%5D=hush", "user%5Bpassword%5D=[redacted]"],
    ["p%61ssword=hush", "p%61ssword=[redacted]"],
    ["api_key=hush&apikey=hush&api-key=hush", "api_key=[redacted]&apikey=[redacted]&api-key=[redacted]"],
    ["signature=hu=sh", "signature=[redacted]"],
    ["password", "password"],
    ["a=secret", "a=secret"],
    ["", ""],
  ])("%o is shown as %o", (text, shown) => {
    expect(redactPairs(text)).toBe(shown);
    expect(body("application/x-www-form-urlencoded", text)).toBe(shown);
  });
});

describe("JSON", () => {
  test.each([
    ['{"a": 1,  "b":"token"}', '{"a": 1,  "b":"token"}'],
    ['{"a":1,"password":"hu\\"sh"}', '{"a":1,"password":"[redacted]"}'],
    ['{"user":{"api_key":123456}}', '{"user":{"api_key":"[redacted]"}}'],
    ['[{"secrets":["hush","hush"]}]', '[{"secrets":"[redacted]"}]'],
    ['{"pass\\u0077ord":"hush"}', '{"password":"[redacted]"}'],
    ['{"password":"hush", "a":', '{"password":"[redacted]", "a":'],
    ['{"a":1,"token": hush}', '{"a":1,"token": "[redacted]"}'],
    ['{"password":"hush', '{"password":"[redacted]"'],
  ])("%s is shown as %s", (text, shown) => expect(body("application/json", text)).toBe(shown));
});

test("a multipart body keeps its parts and loses the secret one, also where it comes last", () => {
  const part = (name: string, value: string) =>
    `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const text = (secret: string) => `${part("a", "1")}${part("password", secret)}--b--\r\n`;
  expect(body("multipart/form-data; boundary=b", text("hush\r\nhush"))).toBe(text("[redacted]"));
});

describe("an answer", () => {
  test.each([
    [
      { token: "hush", id: 1 },
      { token: "[redacted]", id: 1 },
    ],
    [
      { data: [{ user: { password: "hush", name: "Ann" } }] },
      { data: [{ user: { password: "[redacted]", name: "Ann" } }] },
    ],
    [
      { apiKey: 7, access_key: "hush" },
      { apiKey: "[redacted]", access_key: "[redacted]" },
    ],
    [
      { plugin: "https://x.example/y.zip?username=ann&api_key=hush" },
      { plugin: "https://x.example/y.zip?username=ann&api_key=[redacted]" },
    ],
    [["?a=1&token=hush#here"], ["?a=1&token=[redacted]#here"]],
    ["plain", "plain"],
    [null, null],
    [
      { code: "token_expired", message: "a = b" },
      { code: "token_expired", message: "a = b" },
    ],
  ])("%j is shown as %j", (value, shown) => {
    expect(redactValue(value)).toEqual(shown);
  });

  test("as a page loses the secrets of its addresses", () => {
    expect(redactText('<a href="/reset?user=ann&amp;reset_token=hush">')).toBe(
      '<a href="/reset?user=ann&amp;reset_token=[redacted]">',
    );
  });
});

test("addresses inside a JSON body lose their secrets, and what holds none stays as it was sent", () => {
  expect(body("application/json", '{"url": "http://a.example/?secret=hush"}')).toBe(
    '{"url":"http://a.example/?secret=[redacted]"}',
  );
  expect(body("application/json", '{"url": "http://a.example/?a=b"}')).toBe('{"url": "http://a.example/?a=b"}');
});

test("a header named Authentication holds a token; members that end in the word do not", () => {
  expect(isSecretName("Authentication")).toBe(true);
  expect(isSecretName("FreeResourcesRequireAuthentication")).toBe(false);
});
