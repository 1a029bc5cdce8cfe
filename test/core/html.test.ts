import { expect, test } from "vitest";
import { html } from "../../src/core/html.ts";

test("values are text, wherever they stand", () => {
  const name = `<b>"Ann" & 'Bob'</b>`;
  const shown = html`<p title="${name}">${name}</p>`.source;
  const text = "&lt;b&gt;&quot;Ann&quot; &amp; &#39;Bob&#39;&lt;/b&gt;";
  expect(shown).toBe(`<p title="${text}">${text}</p>`);
});

test("HTML inside is kept, one piece or many, and what is missing is nothing", () => {
  const rows = ["<1>", "<2>"].map((row) => html`<li>${row}</li>`);
  expect(html`<ul>${rows}${undefined}${7}</ul>`.source).toBe("<ul><li>&lt;1&gt;</li><li>&lt;2&gt;</li>7</ul>");
});
