import { expect, test } from "vitest";
import { renderHtml } from "../../conformance/kit/index.ts";
import { aCase, judge, sent } from "./parcels.ts";
import { aReport, manyFailures } from "./reports.ts";

test("the page needs nothing from anywhere else", async () => {
  const page = renderHtml(await aReport());
  expect(page).toMatch(/content="default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+';/);
  expect(page).not.toMatch(/<(?:script|img|iframe|object|embed|link)\b[^>]*(?:src|href)="(?!data:,")/);
  expect(page).not.toMatch(/@import|url\(|\sstyle="|\son[a-z]+="/);
});

test("nothing that a target answers becomes part of the page", async () => {
  const nasty = `</script><script>alert(1)</script>"'><img src=x onerror=y>\u2028\u0000\u202e`;
  const file = aCase({ title: nasty, contract: ["sendParcel 200"] });
  const page = renderHtml(await judge([file], () => ({ ...sent({ to: nasty }), headers: { "x-nasty": nasty } })));
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page).not.toMatch(/<img|[\u0000\u2028\u202e]/);
  expect(page).toContain("&lt;/script&gt;&lt;script&gt;alert(1)");
});

test("headings stand in order and ids once", async () => {
  const page = renderHtml(await aReport());
  const levels = [...page.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
  expect(levels[0]).toBe(1);
  expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
  const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const leading = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  expect(leading.filter((id) => !ids.includes(id))).toEqual([]);
});

test("an answer that nobody declared has its cell, and one that no case got says so", async () => {
  const undeclared = renderHtml(await judge([aCase()], () => ({ status: 418, body: {} })));
  expect(undeclared).toContain('title="sendParcel 418: fail, 1 case, the contract declares no such answer"');
  expect(undeclared).toContain('title="sendParcel 200: fail, 1 case, documented"');
  expect(undeclared).toContain('aria-label="getParcel 204: not exercised, 0 cases, inferred"');
});

test("hundreds of failures make no page that nobody can open", async () => {
  const page = renderHtml(await manyFailures(400, () => ({ to: "lost" })));
  expect(page.match(/<article/g)).toHaveLength(4);
  expect(page).toContain("<b>396 more</b> to &quot;Bob&quot;, expected &quot;lost&quot;");
  expect(page.length).toBeLessThan(1_500_000);
});
