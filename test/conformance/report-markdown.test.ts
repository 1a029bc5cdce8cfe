import { expect, test } from "vitest";
import { renderMarkdown } from "../../conformance/kit/index.ts";
import { aCase, judge, sent } from "./parcels.ts";
import { aReport, manyFailures } from "./reports.ts";

test("the summary of a job says what fails, what is silent and what to write into the target file", async () => {
  const text = renderMarkdown(await aReport());
  const lines = [
    "## ❌ parcels: does not conform",
    "**2** pass · **2** fail · **1** set-up failed · **1** engine error · **1** known · **1** warning · **2** noted · **1** not applicable (72 % judged)",
    "this suite catches 118 of 121 broken doubles",
    "### What fails",
    "| <code>words/fail</code> | must | to | <code>&#34;Bob&#34;</code> | <code>&#34;lost&#34;</code> | documented | <code>openapi/parcels/openapi.yaml:24</code> parcels/too-many |",
    "### Warnings",
    "### Silent places",
    "```yaml",
    "settings:",
    "  too-many-status: 409",
    "| given.van not given | 1 |",
    "- **Known:** 1 in known.txt, still failing; it runs out on 2026-06-30",
    "- Expired: <code>known.txt:3</code> <code>words/expired</code> was known until 2026-04-30",
  ];
  expect(text.split("\n")).toEqual(expect.arrayContaining(lines));
});

test("a target that conforms gets two lines and no tables", async () => {
  const text = renderMarkdown(await judge([aCase()], () => sent()));
  expect(text).toMatch(/^## ✅ parcels: conforms\n\n\*\*1\*\* pass \(100 % judged\)\n\nSuite 1\.0, 1 case, /);
  expect(text).not.toContain("|");
});

test("nothing that a target answers is taken for Markdown or HTML", async () => {
  const report = await judge([aCase({ title: "t" })], () =>
    sent({ to: "a|b `c` <script>alert(1)</script> [x](javascript:y) ![i](http://e) \n\n# heading @team" }),
  );
  const [row = ""] = renderMarkdown(report)
    .split("\n")
    .filter((line) => line.includes("parcels/is-sent"));
  expect(row.match(/\|/g)).toHaveLength(8);
  expect(row.replaceAll(/<\/?code>/g, "")).not.toMatch(/[<>`[\]@]/);
  expect(renderMarkdown(report)).not.toMatch(/^# heading|<script/m);
});

test("a summary stays far below what GitHub takes", async () => {
  const text = renderMarkdown(await manyFailures(1200, (index) => ({ to: `${"<".repeat(300)}${index}` })));
  expect(text.length).toBeLessThan(500_000);
  expect(text).toContain("1100 more cases that fail");
});
