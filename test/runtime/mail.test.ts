import { describe, expect, test } from "vitest";
import { mailOf } from "../../src/runtime/effects/mail.ts";

const mail = (data: Readonly<Record<string, unknown>>) => mailOf({ data });

describe("codes of an e-mail", () => {
  test.each<[says: string, text: string, codes: readonly string[]]>([
    ["a code of digits", "Your code is 481920.", ["481920"]],
    ["a code behind a colon", "Verification code: 0042", ["0042"]],
    ["a code of letters and digits", "Enter 7QK2MX9A to go on.", ["7QK2MX9A"]],
    ["a code of letters alone, where it is called one", "Your code: ABCDEF", ["ABCDEF"]],
    ["a word in capitals is none", "PLEASE pay SOON", []],
    ["a year is none", "© 2026 Parcels", []],
    ["a day and a time are none", "until 2026-03-01 at 12:30, 31.12.2026 or 12/2026", []],
    ["an amount is none", "You paid $1200 or 1234.56 € or 2500€", []],
    ["three digits and nine are none", "123 and 123456789", []],
    ["an order's number is none beside a code", "Order 657123: your code is 4819.", ["4819"]],
    ["an order's number counts where nothing else does", "Order 657123 was paid.", ["657123"]],
    ["two codes, in order, each once", "PIN 4819 or PIN 7730. Again: PIN 4819", ["4819", "7730"]],
    ["digits of an address are none", "See http://127.0.0.1:8080/confirm/481920", []],
  ])("%s", (_says, text, codes) => {
    expect(mail({ text }).codes).toEqual(codes);
  });

  test("are read from the html without its tags and styles, and from the subject", () => {
    const html = "<style>p { color: 123456 }</style><p>Your code is <b>481&#8203;</b> <strong>773012</strong></p>";
    expect(mail({ html }).codes).toEqual(["773012"]);
    expect(mail({ subject: "481920 is your code", text: "See the subject." }).codes).toEqual(["481920"]);
  });
});

describe("links of an e-mail", () => {
  test("are those of the html and those written out, in order, each once", () => {
    const html = `<a href="http://127.0.0.1:4105/a?x=1&amp;y=2">go</a> <a href='https://two.example/'>two</a>
      <a href="mailto:ann@example.com">write</a> <a href="#top">up</a> <a href="javascript:alert(1)">no</a>`;
    const text = "Go to http://127.0.0.1:4105/a?x=1&y=2, or (https://three.example/path).";
    expect(mail({ html, text }).links).toEqual([
      "http://127.0.0.1:4105/a?x=1&y=2",
      "https://two.example/",
      "https://three.example/path",
    ]);
  });

  test("keep the brackets they open themselves", () => {
    expect(mail({ text: "https://en.example/wiki/Double_(film)." }).links).toEqual([
      "https://en.example/wiki/Double_(film)",
    ]);
  });
});

test("an e-mail without texts has neither, whatever its data holds", () => {
  expect(mail({ text: 481920, html: null, subject: ["code 481920"], code: "481920" })).toEqual({
    codes: [],
    links: [],
  });
  expect(mail({})).toEqual({ codes: [], links: [] });
});
