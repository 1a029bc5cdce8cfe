import { describe, expect, test } from "vitest";
import { unkeepableField } from "../../src/http/decode.ts";
import { longBody, readLongJson } from "../../src/http/read-long-json.ts";

const rows = (count: number, over: object = {}) =>
  Array.from({ length: count }, (_, n) => ({ key: `P-${n}`, name: 'Lütjens, "[{😀}]" \\', fields: [n, [n]], ...over }));
const bytesOf = (text: string) => Buffer.from(text);
const many = 6000;

describe("a long text of JSON is read in pieces as it is whole", () => {
  test.each<[string, unknown]>([
    ["a list", rows(many)],
    ["a list inside records", { Data: { Subscribers: rows(many) }, mail: null }],
    ["two lists and a short one", { a: rows(many), b: [1, [2]], c: rows(many), d: [] }],
    ["a member named __proto__", { a: rows(many), ["__proto__"]: [1] }],
    ["a list of lists", [rows(many), rows(3)].map((list) => list.map((row) => [row]))],
  ])("%s", async (_what, value) => {
    const text = JSON.stringify(value, null, 1);
    expect(text.length).toBeGreaterThan(longBody);
    expect((await readLongJson(bytesOf(text)))?.value).toEqual(JSON.parse(text));
  });

  test("of a member sent twice the last one counts", async () => {
    const text = `{"a":${JSON.stringify(rows(many))},"a":${JSON.stringify(rows(many, { key: 7 }))}}`;
    expect((await readLongJson(bytesOf(text)))?.value).toEqual(JSON.parse(text));
  });

  test("with turns for others, its entries frozen and looked through", async () => {
    let turns = 0;
    const count = (): void => {
      turns += 1;
      if (turns < 1000) waiting = setImmediate(count);
    };
    let waiting = setImmediate(count);
    const read = (await readLongJson(bytesOf(JSON.stringify(rows(many))))) as { value: { fields: unknown[] }[] };
    clearImmediate(waiting);
    expect(turns).toBeGreaterThan(2);
    expect(() => read.value[0]?.fields.push(1)).toThrow(TypeError);
    expect(unkeepableField(read.value)).toBeUndefined();
  });
});

describe("a long text is left to be read whole where", () => {
  const list = JSON.stringify(rows(many));
  const [start, end] = [list.slice(0, -1), "]"];
  test.each([
    ["it has no long list", JSON.stringify({ text: "x".repeat(longBody) })],
    ["a comma has no entry after it", `${start},]`],
    ["a comma has no entry before it", `[,${list.slice(1)}`],
    ["the list ends like a record", `${start}}`],
    ["an entry ends like a list", `${start},{"a":1]${end}`],
    ["the list does not end", start],
    ["a string does not end", `${start},"a${end}`],
    ["there is something after it", `${list} x`],
    ["there is something before it", `\uFEFF${list}`],
    ["it is nested too deep", `${start},${"[".repeat(600)}${"]".repeat(600)}${end}`],
    ["it holds U+0000", `${start},"\\u0000"${end}`],
    ["a number has a large exponent", `${start},1.5e400${end}`],
    ["a number has many digits", `${start},-${"9".repeat(309)}${end}`],
    ["a number has many digits and an exponent", `${start},${"9".repeat(210)}e99${end}`],
    ["a name holds half a surrogate pair", `${start},{"\\ud800":1}${end}`],
    ["what stands around it is escaped", `{"a":${list},"\\u0062":1}`],
    ["it says what stands in a list's place", `{"a":${list},"b":["the entries of long list 0"]}`],
  ])("%s", async (_what, text) => {
    expect(await readLongJson(bytesOf(text))).toBeUndefined();
  });

  test("it is no UTF-8", async () => {
    const broken = Buffer.concat([bytesOf(`${start},"`), Buffer.from([0xff]), bytesOf('"]')]);
    expect(await readLongJson(broken)).toBeUndefined();
  });

  test("but a whole pair and an escaped backslash are no such thing", async () => {
    const text = `${start},"\\ud83d\\ude00","\\\\u0000"]`;
    expect((await readLongJson(bytesOf(text)))?.value).toEqual(JSON.parse(text));
  });
});
