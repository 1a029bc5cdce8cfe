import { describe, expect, test } from "vitest";
import type { Exchange } from "../../conformance/kit/index.ts";
import { anExchange, covered, enumerating } from "./coverage.ts";
import { aCase } from "./parcels.ts";

/** What one exchange covers of the contract with enumerations. */
async function shownBy(over: Partial<Exchange>) {
  const before = (await covered([], [], enumerating)).open;
  const { open } = await covered([{ file: aCase({ source: [] }), exchanges: [anExchange(over)] }], [], enumerating);
  return before.filter((what) => !open.includes(what) && /^(?:parameter|enum)/.test(what));
}

const boundary = "----of-a-case";
const part = (disposition: string, value: string) =>
  `--${boundary}\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n${value}\r\n`;

const everything = [
  "parameter sendParcel body to",
  "parameter sendParcel body size",
  "parameter sendParcel body tags",
  "parameter sendParcel body address",
  "parameter sendParcel body address.country",
  "enum sendParcel body size large",
  "enum sendParcel body tags[] urgent",
  "enum sendParcel body address.country FR",
];

describe("a body is read in each encoding", () => {
  test("JSON", async () => {
    const requestBody = JSON.stringify({ to: "Ann", size: "large", tags: ["urgent"], address: { country: "FR" } });
    expect(await shownBy({ requestBody })).toEqual(everything);
  });

  test.each(["tags=urgent", "tags[]=urgent", "tags[0]=urgent", "tags=other&tags=urgent"])(
    "a form with %s",
    async (tags) => {
      const requestHeaders = { "content-type": "application/x-www-form-urlencoded" };
      const requestBody = `to=Ann+B&size=large&${tags}&address[country]=FR`;
      expect(await shownBy({ requestHeaders, requestBody })).toEqual(everything);
    },
  );

  test("multipart, a file by its field", async () => {
    const requestHeaders = { "content-type": `multipart/form-data; boundary=${boundary}` };
    const requestBody = [
      part('name="to"', "Ann"),
      part('name="size"', "large"),
      part('name="tags"', "urgent"),
      part('name="address[country]"', "FR"),
      part('name="label"; filename="label.txt"', "to Ann"),
      `--${boundary}--\r\n`,
    ].join("");
    expect(await shownBy({ requestHeaders, requestBody })).toEqual(
      everything.toSpliced(5, 0, "parameter sendParcel body label"),
    );
  });

  test("numbers of an enumeration are texts in a form", async () => {
    const requestHeaders = { "content-type": "application/x-www-form-urlencoded" };
    expect(await shownBy({ requestHeaders, requestBody: "size=3" })).toEqual([
      "parameter sendParcel body size",
      "enum sendParcel body size 3",
    ]);
  });

  test.each([
    ["text/plain", "size=large"],
    ["application/json", '{"size":'],
    ["multipart/form-data", "size=large"],
    ["", "size=large"],
  ])("what cannot be read as %s shows nothing", async (type, requestBody) => {
    expect(await shownBy({ requestHeaders: type === "" ? {} : { "content-type": type }, requestBody })).toEqual([]);
  });

  test("a wrong value is sent all the same, and is none of the enumeration", async () => {
    expect(await shownBy({ requestBody: '{"size":"huge"}' })).toEqual(["parameter sendParcel body size"]);
  });
});

describe("an address is read by the contract", () => {
  const get = { operation: "getParcel", method: "GET", requestBody: "" };

  test("path and query, a list joined by commas", async () => {
    expect(await shownBy({ ...get, path: "/parcels/7?fields=to,price" })).toEqual([
      "parameter getParcel path id",
      "parameter getParcel query fields",
      "enum getParcel query fields[] to",
    ]);
  });

  test("another address of the operation shows what stands in its query", async () => {
    expect(await shownBy({ ...get, path: "/?route=/parcels/7&fields=id" })).toEqual([
      "parameter getParcel query fields",
      "enum getParcel query fields[] id",
    ]);
  });

  test("a request that names no operation shows what it sent where it was sent, and nothing of its answer", async () => {
    const { operation: _operation, ...unnamed } = anExchange({ method: "GET", path: "/parcels/7?fields=id" });
    const { open, operations } = await covered([{ file: aCase(), exchanges: [unnamed] }], [], enumerating);
    expect(operations.exercised).toBe(0);
    expect(open).not.toContain("parameter getParcel path id");
    expect(open).toContain("status getParcel 200");
  });

  test("a request to nowhere shows nothing", async () => {
    const { operation: _operation, ...unnamed } = anExchange({ path: "/letters" });
    const { open } = await covered([{ file: aCase({ source: [] }), exchanges: [unnamed] }], [], enumerating);
    expect(open).toEqual((await covered([], [], enumerating)).open);
  });
});

test("an answer shows values of its enumerations in lists, in unnamed members and in members of its own kind", async () => {
  const text = JSON.stringify({
    id: 1,
    to: "Ann",
    stops: [{ state: "sent" }, { state: "gone" }],
    marks: { first: "b" },
    inner: { stops: [{ state: "lost" }] },
  });
  expect(await shownBy({ requestBody: "", text })).toEqual([
    "enum sendParcel answer stops[].state sent",
    "enum sendParcel answer marks.* b",
  ]);
});
